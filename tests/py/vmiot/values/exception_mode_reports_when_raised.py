# oracle: none, extension of VMIOT's API
vmiot_set_exceptionmode(1)
def inner():
    raise NameError("ttt")
def outer():
    inner()
try:
    outer()
except NameError:
    print "caught"  # expect: caught
# expect stderr: ==========Traceback by VMIOT (0):===========
# expect stderr: Exception NameError : ttt
# expect stderr:   (0) "exception_mode_reports_when_raised.py", line 4, in inner
# expect stderr:   (1) "exception_mode_reports_when_raised.py", line 6, in outer
# expect stderr:   (2) "exception_mode_reports_when_raised.py", line 8, in main
