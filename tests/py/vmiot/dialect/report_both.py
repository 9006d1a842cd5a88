# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
vmiot_set_exceptionmode(3)
raise ValueError("x")
# expect: ==========Traceback by VMIOT (0):===========
# expect: Exception ValueError : x
# expect:   (0) "report_both.py", line 4, in main
# expect: ==========Traceback by VMIOT (0):===========
# expect: Exception ValueError : x
# expect:   (0) "report_both.py", line 4, in main
# expect exit: 1
