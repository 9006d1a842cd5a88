import os
f = os.tmpfile()
f.write('abcdef')
f.seek(0)
b = bytearray(4)
print f.readinto(b)  # expect: 4
print repr(b)  # expect: bytearray(b'abcd')
print f.readinto(b), repr(b)  # expect: 2 bytearray(b'efcd')
