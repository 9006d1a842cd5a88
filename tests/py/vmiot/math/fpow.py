# oracle: none, extension of VMIOT's API
# dialects: both
import math
print math.fpow(2, 10) == 1024, math.fpow(9, 0.5) == 3, math.fpow(2, -1) == 0.5, math.fpow(0, 0) == 1  # expect: True True True True
print math.fpow(2, 3).isFloat()  # expect: True
vmiot_set_exceptionmode(2)
for f in lambda: math.fpow(-1, 0.5), lambda: math.fpow(10, 400), lambda: math.fpow("a", 1), lambda: math.fpow(1):
    try:
        f()
    except Exception as e:
        print "%s: %s" % (type(e).__name__, e)
# expect: ValueError: math domain error
# expect: OverflowError: math range error
# expect: TypeError: a float is required
# expect: TypeError: fpow expected 2 arguments, got 1
