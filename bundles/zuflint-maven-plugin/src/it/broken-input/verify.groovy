String log = new File(basedir, 'build.log').text
assert log.contains('Failed to execute goal')
assert log.contains('zuflint: not analysed: driver/torn.c not C text (NUL byte at offset 3)')
assert log.contains('zuflint: 1 file analysed, 0 paths not analysed')
