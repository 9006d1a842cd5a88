import sys
def f():
    raise ValueError("deep")
def g():
    f()
try:
    g()
except ValueError:
    tb = sys.exc_info()[2]
    while tb:
        print tb.tb_frame.f_code.co_name, tb.tb_lineno  # expect: <module> 7
        # expect: g 5
        # expect: f 3
        tb = tb.tb_next
