# oracle: none, extension of VMIOT's API
# dialects: both
print "4294967295".atou(), "3000000000".atou(), "4294967296".atou()  # expect: 4294967295 3000000000 0
print "-1".atou(), " 12 ".atou(), "x".atou()  # expect: 4294967295 12 0
