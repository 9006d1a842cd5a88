# oracle: none, extension of VMIOT's API
# dialects: both
import struct
print struct.pack("<if", 1, 2.0).encode("hex"), struct.calcsize("<bi"), "bi".structcalcsize()  # expect: 0100000000000040 5 5
print struct.calcsize("bi"), "bi".pack(1, 2).tohex()  # expect: 8 0102000000
