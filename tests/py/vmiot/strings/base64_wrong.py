# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
for s in "a", "ab=c", "a!==", "=":
    try:
        print repr(s.base64decode())
    except ValueError as e:
        print e
# expect: not base64
# expect: not base64
# expect: not base64
# expect: not base64
