# oracle: none, extension of VMIOT's API
# dialects: both
print "089601".unhex().readFirstField(), "0A0161".unhex().readFirstField()  # expect: 150 a
print "0800".unhex().readFirstField(), "0A00".unhex().readFirstField(), "".readFirstField()  # expect: None None None
