# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
print vmiot_set_exceptionmode(2)  # expect: PRINT: 1
try:
    1 / 0
except ZeroDivisionError:
    print "quiet"  # expect: PRINT: quiet
def f():
    1 / 0
f()
# expect: ==========Traceback by VMIOT (0):===========
# expect: Exception ZeroDivisionError : integer division or modulo by zero
# expect:   (0) "report_at_the_end.py", line 9, in f
# expect:   (1) "report_at_the_end.py", line 10, in main
# expect exit: 1
