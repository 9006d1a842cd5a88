# oracle: none, extension of VMIOT's API
# dialects: both
print "31323334".str2bcd(), "1234".bcd2str()  # expect: 1234 31323334
print "123".str2bcd().tohex(), "".str2bcd() == "", "013912345678".str2bcd().len()  # expect: 0123 True 6
print "013912345678".str2bcd().bcd2str()  # expect: 013912345678
vmiot_set_exceptionmode(2)
for f in lambda: "12a4".str2bcd(), lambda: "\x1f".bcd2str():
    try:
        f()
    except ValueError as e:
        print e
# expect: not decimal digits
# expect: not packed decimal digits
