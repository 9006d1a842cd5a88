# oracle: none, extension of VMIOT's API
# dialects: both
print "v".pack("ab").tohex(), "v".pack("").tohex(), "v".pack(None).tohex()  # expect: 03000000616200 0100000000 00000000
print "v".netpack("ab").tohex(), "v".pack("a\0b").tohex()  # expect: 00000003616200 020000006100
print "v".unpack("v".pack("ab")), "v".unpack("v".pack("")), "v".unpack("v".pack(None))  # expect: ('ab',) ('',) (None,)
print "vbv".unpack("vbv".pack("x", 5, None)), "v".structcalcsize()  # expect: ('x', 5, None) 0
print "v".unpack("\x05\0\0\0ab\0d\0"), "vb".unpack("\x03\0\0\0\0x\0\7")  # expect: ('ab',) ('', 7)
