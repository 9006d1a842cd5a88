# oracle: none, extension of VMIOT's API
# dialects: both
vmiot_set_exceptionmode(2)
for f in lambda: "1".atoi(2), lambda: "a".binfind(), lambda: "a".casematch(5), lambda: "a".cstr_len("x"):
    try:
        f()
    except TypeError as e:
        print e
# expect: atoi() takes no arguments (1 given)
# expect: binfind() takes exactly 1 argument (0 given)
# expect: casematch() argument 1 must be string, not int
# expect: an integer is required
