# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
data = "\xee\xee" + "h".pack(7) + "rest"
print "h".unpack(data, 2), "h4s".unpackExact(data, 2), "h".unpack("\1\0more")  # expect: (7,) (7, 'rest') (1,)
for f in lambda: "h".unpackExact(data, 2), lambda: "h".unpack("a"), lambda: "h".unpack(data, -1), lambda: "h".unpack(data, 99):
    try:
        f()
    except ValueError as e:
        print e
# expect: struct data goes on after its format: 4 bytes are left
# expect: struct data ends too early: 2 bytes are needed at 0, there are 1
# expect: the start of struct data must not be negative
# expect: struct data ends too early: 2 bytes are needed at 99, there are 0
