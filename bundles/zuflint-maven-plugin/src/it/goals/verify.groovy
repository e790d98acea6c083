assert new File(basedir, 'zuflint-baseline.json').text.contains('local-vma-faulted')
assert new File(basedir, 'target/zuflint/zuflint.patch').text.contains('VM_LOCAL_CPU')
assert new File(basedir, 'target/zuflint/zuflint.sarif').text.contains('"baselineState": "unchanged"')
assert new File(basedir, 'target/zuflint/zuflint.html').exists()
String log = new File(basedir, 'build.log').text
assert log.contains('1 known finding, 0 new, 0 gone')
assert log.contains('gain at 4 threads: x')
assert log.contains('zuflint:simulate')
assert new File(basedir, 'target/zuflint/zuflint-simulation.csv').readLines().size() > 2
