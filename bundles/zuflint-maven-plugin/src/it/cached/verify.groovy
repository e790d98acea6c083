List<File> answers = new File(basedir, 'target/answers/answers').listFiles().findAll { it.name.startsWith('answer-') }
assert answers.size() == 1
byte[] first = new File(basedir, 'target/first/zuflint.sarif').bytes
for (String other : ['second', 'third', 'fourth']) {
  assert first == new File(basedir, "target/$other/zuflint.sarif").bytes
}
String log = new File(basedir, 'build.log').text
assert log.count('the cache in ') == 1
assert log.contains('goes on without it')
// Written before the second run began, and not again.
assert answers[0].lastModified() <= new File(basedir, 'target/first/zuflint.sarif').lastModified()
