# oracle: none, extension of VMIOT's API
import sys, StringIO
sys.stderr = StringIO.StringIO()
def f(i):
    if i == 2999:
        raise ValueError("late")
    return i
def g():
    n = 0
    for i in range(3000):
        try:
            n += f(i)
        except ValueError:
            print "caught at", i  # expect: caught at 2999
    return n
vmiot_set_exceptionmode(1)
print g()  # expect: 4495501
report = sys.stderr.getvalue().splitlines()
print report[1]  # expect: Exception ValueError : late
print [line.split(", ", 1)[1] for line in report[2:]]  # expect: ['line 6, in f', 'line 12, in g', 'line 17, in main']
