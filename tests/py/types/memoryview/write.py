b = bytearray('abcdef')
m = memoryview(b)
m[0] = 'X'
m[1:3] = 'YZ'
m[3:5][0] = '!'
m[4:6] = memoryview('??')
print b, m.readonly, m.tobytes()  # expect: XYZ!?? False XYZ!??
