# oracle: none, extension of VMIOT's API
# dialects: both
print "bB".pack(-1, 255).tohex(), "hH".pack(-2, 65535).tohex(), "i".pack(-3).tohex()  # expect: FFFF FEFFFFFF FDFFFFFF
print "bBhHiIqQ".unpack("\xff" * 30)  # expect: (-1, 255, -1, 65535, -1, 4294967295, -1, 18446744073709551615L)
print "q".pack(-2 ** 63).tohex(), "Q".pack(2 ** 64 - 1).tohex()  # expect: 0000000000000080 FFFFFFFFFFFFFFFF
print "b".pack(True).tohex(), "2h".pack(1, 2).tohex(), "2h".unpack("\1\0\2\0")  # expect: 01 01000200 (1, 2)
