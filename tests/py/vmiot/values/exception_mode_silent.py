# oracle: none, extension of VMIOT's API
vmiot_set_exceptionmode(0)
try:
    raise ValueError("seen by nobody")
except ValueError:
    print "caught"  # expect: caught
raise KeyError("also silent")
# expect exit: 1
