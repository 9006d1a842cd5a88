# oracle: none, extension of VMIOT's API
# dialects: both
print "".md5()  # expect: d41d8cd98f00b204e9800998ecf8427e
print "abc".md5()  # expect: 900150983cd24fb0d6963f7d28e17f72
print "somedata".crc32(), "".crc32(), "123456789".crc32()  # expect: 1393343952 0 3421780262
