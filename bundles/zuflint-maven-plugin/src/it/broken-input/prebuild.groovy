// What is no text at all.
new File(basedir, 'driver/torn.c').bytes = [0x69, 0x6e, 0x74, 0, 0x3b] as byte[]
return true
