# oracle: none, extension of VMIOT's API
# dialects: both
print "".base64encode() == "", "f".base64encode(), "fo".base64encode(), "foobar".base64encode()  # expect: True Zg== Zm8= Zm9vYmFy
print ["Zg==".base64decode(), "Zm9v YmFy\n".base64decode(), "/+8=".base64decode()]  # expect: ['f', 'foobar', '\xff\xef']
data = "".join(chr(i) for i in range(256))
print data.base64encode().base64decode() == data, "\n" in (data * 4).base64encode()  # expect: True False
