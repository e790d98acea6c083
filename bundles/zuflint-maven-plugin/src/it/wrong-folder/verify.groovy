String log = new File(basedir, 'build.log').text
assert log.contains('zuflint: not analysed: no-such-folder does not exist')
assert log.contains('zuflint: no-such.json: ')
assert log.contains('zuflint: no-such.toml: ')
