String log = new File(basedir, 'build.log').text
assert log.contains('1 file analysed')
assert !log.contains('zuflint is skipped')
