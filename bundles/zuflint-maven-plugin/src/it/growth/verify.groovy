String log = new File(basedir, 'build.log').text
assert log.contains('baseline zuflint-baseline.json: 1 known finding, 0 new, 0 gone')
assert log.contains('baseline zuflint-baseline.json: 1 known finding, 1 new, 0 gone')
assert log.contains('zuflint: 1 finding (failOn is error), see above')
assert log.contains('its includes and excludes leave out 1 file')
