# oracle: none, extension of VMIOT's API
# dialects: both
print "hiq".netpack(1, 2, 3).tohex(), "hiq".pack(1, 2, 3).tohex()  # expect: 0001000000020000000000000003 0100020000000300000000000000
print "hI".netunpack("\x01\x02\x00\x00\x01\x00"), "f".netpack(1.0).tohex()  # expect: (258, 256) 3FF0000000000000
print "h".netpacktuple([5]).tohex(), "H".netunpackExact("\x12\x34")  # expect: 0005 (4660,)
