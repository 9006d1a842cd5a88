# oracle: none, extension of VMIOT's API
# dialects: both
print "31".atoi(), "  -42abc".atoi(), "+7".atoi(), "abc".atoi(), "".atoi()  # expect: 31 -42 7 0 0
print "2147483647".atoi(), "2147483648".atoi(), "4294967296".atoi()  # expect: 2147483647 -2147483648 0
print "0x10".atoi(), "1.9".atoi(), "- 5".atoi(), "12\x003".atoi()  # expect: 0 1 0 12
print "99999999999999999999".atoi()  # expect: -1
