# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
for s in "abc", "zz", "0 0a":
    try:
        s.unhex()
    except ValueError as e:
        print e
# expect: not pairs of hexadecimal digits
# expect: not pairs of hexadecimal digits
# expect: not pairs of hexadecimal digits
