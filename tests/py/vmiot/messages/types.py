# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
for fmt, value, wire in (("\x01ir", -5, "08FBFFFFFFFFFFFFFFFF01"), ("\x01Ir", 4294967295, "08FFFFFFFF0F"),
                         ("\x01qr", -1, "08FFFFFFFFFFFFFFFFFF01"), ("\x01fr", -2.0, "0900000000000000C0"),
                         ("\x01br", True, "0801"), ("\x01sr", "a\0b", "0A03610062"), ("\x01i*", [1, 2, 300], "0801080208AC02")):
    data = googlepack({"protofmt": fmt, 1: value})
    print data.tohex() == wire, fmt.googleunpack(data) == {1: value}
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
# expect: True True
print "\x01i*".googleunpack("0A0401020304".unhex())[1]  # expect: [1, 2, 3, 4]
