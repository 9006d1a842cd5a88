# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
for f in (lambda: "v".unpack("\x03\0\0\0abc"), lambda: "V".unpack("\xff\xff\xff\xffabc"), lambda: "v".unpack("\1\0"),
          lambda: "90000000i".unpack("abc"), lambda: "99999999v".unpack("abc")):
    try:
        f()
    except ValueError as e:
        print e
# expect: the C string at 4 of struct data has no closing NUL
# expect: struct data ends too early: 4294967295 bytes are needed at 4, there are 3
# expect: struct data ends too early: 4 bytes are needed at 0, there are 2
# expect: struct format is too large
# expect: struct data ends too early: 4 bytes are needed at 0, there are 3
