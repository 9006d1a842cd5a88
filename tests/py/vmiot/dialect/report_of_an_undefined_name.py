# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
def f():
    try:
        x = ttt
    except NameError, e:
        print e
f()
# expect: ==========Traceback by VMIOT (0):===========
# expect: Exception NameError : ttt
# expect:   (0) "report_of_an_undefined_name.py", line 5, in f
# expect:   (1) "report_of_an_undefined_name.py", line 8, in main
# expect: PRINT: global name 'ttt' is not defined
