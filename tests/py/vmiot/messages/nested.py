# oracle: none, extension of VMIOT's API
# dialects: both
point = "\x01ir\x02ir"
line = "\x01mr\x02m?\x03s?"
data = googlepack({"protofmt": line, 1: {"protofmt": point, 1: 1, 2: 2}, 2: {"protofmt": point, 1: 3, 2: 300}, 3: "l"})
print data.tohex()  # expect: 0A04080110021205080310AC021A016C
got = line.googleunpack(data)
print got[1].isString(), got[2].tohex(), got[3]  # expect: True 080310AC02 l
print point.googleunpack(got[1]) == {1: 1, 2: 2}, got[2].googledataunpack(point) == {1: 3, 2: 300}  # expect: True True
print data.readFirstField().tohex(), got[1].readFirstField()  # expect: 08011002 1
