String log = new File(basedir, 'build.log').text
// The handler is in one module, the mmap in the other.
assert log.contains('[-Wzuflint-local-vma-faulted]')
assert log.contains('2 files analysed')
