String log = new File(basedir, 'build.log').text
assert log.contains('[-Wzuflint-local-vma-faulted]')
assert log.contains('zuflint: 1 finding (failOn is error), see above')
