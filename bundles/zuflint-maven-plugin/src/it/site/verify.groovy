assert new File(basedir, 'target/site/zuflint.html').text.contains('local-vma-faulted')
