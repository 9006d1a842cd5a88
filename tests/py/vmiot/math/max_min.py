# oracle: none, extension of VMIOT's API
# dialects: both
import math
print math.max(1, 5, 2), math.min(1, 5, 2), math.max([3, 4]), math.min((7, 6)), math.max(2, 1.5)  # expect: 5 1 4 6 2
vmiot_set_exceptionmode(2)
for f in math.max, math.min, lambda: math.max([]), lambda: math.max(5):
    try:
        f()
    except Exception as e:
        print "%s: %s" % (type(e).__name__, e)
# expect: TypeError: max expected 1 arguments, got 0
# expect: TypeError: min expected 1 arguments, got 0
# expect: ValueError: max() arg is an empty sequence
# expect: TypeError: 'int' object is not iterable
