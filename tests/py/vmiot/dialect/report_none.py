# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
vmiot_set_exceptionmode(0)
try:
    raise ValueError("x")
except ValueError:
    print "caught"  # expect: PRINT: caught
raise ValueError("y")
# expect exit: 1
