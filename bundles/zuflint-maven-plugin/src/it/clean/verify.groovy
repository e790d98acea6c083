// All is well: one line says so.
List<String> said = new File(basedir, 'build.log').readLines().findAll { it.startsWith('[INFO] zuflint') }
assert said.size() == 1 && said[0].contains('zuflint: 1 file analysed, 0 paths not analysed')
