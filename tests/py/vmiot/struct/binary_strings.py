# oracle: none, extension of VMIOT's API
# dialects: both
print "V".pack("a\0b").tohex(), "V".pack("").tohex(), "V".pack(None).tohex()  # expect: 03000000610062 00000000 00000000
print "V".unpack("V".pack("a\0b")), "V".unpack("V".pack("")), "V".unpack("V".pack(None))  # expect: ('a\x00b',) (None,) (None,)
print "iVh".structcalcsize(), "VV".netunpack("VV".netpack("p", "q" * 300))[1].len()  # expect: 6 300
