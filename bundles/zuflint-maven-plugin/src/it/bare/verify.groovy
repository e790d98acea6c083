String log = new File(basedir, 'build.log').text
assert log.contains('ring.c:4:19: error: ')
assert log.contains('zuflint: 1 finding (failOn is error), see above')
