# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
print "before",
def f():
    return {}["k"]
f()
# expect: PRINT: before
# expect: ==========Traceback by VMIOT (0):===========
# expect: Exception KeyError : 'k'
# expect:   (0) "report_of_what_nobody_catches.py", line 5, in f
# expect:   (1) "report_of_what_nobody_catches.py", line 6, in main
# expect exit: 1
