# oracle: none, extension of VMIOT's API
# dialects: both
fmt = "\x01ir\x02i?\x03fr\x04s?"
data = googlepack({"protofmt": fmt, 1: 150, 2: -1, 3: 1.5, 4: "testing"})
print data.tohex()  # expect: 08960110FFFFFFFFFFFFFFFFFF0119000000000000F83F220774657374696E67
print sorted(fmt.googleunpack(data).items())  # expect: [(1, 150), (2, -1), (3, 1.5), (4, 'testing')]
print data.googledataunpack(fmt) == fmt.googleunpack(data)  # expect: True
print googlepack({"protofmt": fmt, 1: 150, 3: 0}).tohex()  # expect: 089601190000000000000000
