List<String> expected =
  new File(basedir, '../../../../../examples/pinned-server.expected').readLines().findAll { !it.startsWith('verdict ') }
String inside(String file) { file.substring(file.lastIndexOf('pinned-server/') + 'pinned-server/'.length()) }
String told(String file, Object line, Object column, String severity, String message, String rule) {
  "${inside(file)}:$line:$column: $severity: $message [$rule]"
}

// Two goals ran: each told of everything.
List<String> log = new File(basedir, 'build.log').readLines().collect {
  def hit = it =~ /^\[WARNING\] (.*?):(\d+):(\d+): (error|warning|note): (.*) \[-Wzuflint-(.*)\]$/
  hit ? told(hit[0][1], hit[0][2], hit[0][3], hit[0][4], hit[0][5], hit[0][6]) : null
}.findAll()
assert log == expected + expected

def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/zuflint/zuflint.sarif')).runs[0]
List<String> sarif = run.results.collect {
  def place = it.locations[0].physicalLocation
  told(place.artifactLocation.uri, place.region.startLine, place.region.startColumn, it.level, it.message.text, it.ruleId)
}
assert sarif.sort() == expected.sort(false)

String page = new File(basedir, 'target/zuflint/zuflint.html').text
assert page.split('<article ').length - 1 == expected.size()
