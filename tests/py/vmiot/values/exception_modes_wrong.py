# oracle: none, extension of VMIOT's API
for m in -1, 4, "x":
    try:
        vmiot_set_exceptionmode(m)
    except Exception as e:
        print "%s: %s" % (type(e).__name__, e)
# expect: ValueError: exception mode must be from 0 to 3
# expect: ValueError: exception mode must be from 0 to 3
# expect: TypeError: an integer is required
print vmiot_set_exceptionmode(3), vmiot_set_exceptionmode(2)  # expect: 2 3
