# oracle: none, extension of VMIOT's API
# dialects: both
print ["3s".pack("abcde"), "3s".pack("a"), "0s".pack("x"), "s".pack("xy")]  # expect: ['abc', 'a\x00\x00', '', 'x']
print "3s2s".unpack("a\0\0bc"), "c2x".unpack("abc"), "3x".pack().tohex()  # expect: ('a\x00\x00', 'bc') ('a',) 000000
