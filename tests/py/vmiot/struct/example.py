# oracle: none, extension of VMIOT's API
# dialects: both
fmt = "xbBhHiIqQfc7si"
print fmt.structcalcsize()  # expect: 51
data = fmt.pack(10, 30, 40, 50, 100, 200, 4000, 5000, 7.0, 'a', "", 100)
print data.tohex()  # expect: 000A1E2800320064000000C8000000A00F00000000000088130000000000000000000000001C40610000000000000064000000
print data.len(), fmt.packtuple((10, 30, 40, 50, 100, 200, 4000, 5000, 7.0, 'a', "", 100)) == data  # expect: 51 True
print fmt.unpack(data) == (10, 30, 40, 50, 100, 200, 4000, 5000, 7.0, 'a', "\0" * 7, 100)  # expect: True
