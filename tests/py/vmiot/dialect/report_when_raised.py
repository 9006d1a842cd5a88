# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
def TestRaiseExceptionCapture():
    try:
        raise NameError("ttt")
    except NameError, e:
        print "caught", e
TestRaiseExceptionCapture()
# expect: ==========Traceback by VMIOT (0):===========
# expect: Exception NameError : ttt
# expect:   (0) "report_when_raised.py", line 5, in TestRaiseExceptionCapture
# expect:   (1) "report_when_raised.py", line 8, in main
# expect: PRINT: caught ttt
