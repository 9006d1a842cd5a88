# oracle: none, extension of VMIOT's API
# dialects: both
import struct
print "f".structcalcsize(), struct.calcsize("f"), "f".pack(1.5).tohex()  # expect: 8 4 000000000000F83F
print "f".unpack("f".pack(0.1))[0] == 0.1, "f".pack(3) == "f".pack(3.0)  # expect: True True
