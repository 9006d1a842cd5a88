# oracle: none, extension of VMIOT's API
# flags: --dialect=vmiot
f = 101.5
print "x:", f  # expect: PRINT: x: 101.5
print 1.0, 0.877583, 24690.246909, -2.25, 0.0  # expect: PRINT: 1.0 0.877583 24690.246909 -2.25 0.0
print str(3.6), "%s" % 3.6, "%s and %s" % (1.0, 2.5), str(24690.246909)  # expect: PRINT: 3.600000 3.600000 1.000000 and 2.500000 24690.246909
print 0.1 + 0.2, 1e10, 1e-7, 1 / 3.0  # expect: PRINT: 0.3 10000000000.0 0.0 0.333333
print repr(3.6), [3.6], "%.2f" % 3.6, "%g" % 3.6, `0.1`  # expect: PRINT: 3.6 [3.6] 3.60 3.6 0.1
import math
print math.modf(15.98), [2.0111111, 7.0], {1: 1 / 3.0}, rbdict({1.5: 0.1 + 0.2})  # expect: PRINT: (0.98, 15.0) [2.011111, 7.0] {1:0.333333} {1.5:0.3}
print repr(1 / 3.0), [1 / 3.0][0] * 3 == 1, [1 / 3.0].tojson()  # expect: PRINT: 0.3333333333333333 True [0.3333333333333333]
print 3.6.toString(), float("inf"), float("nan")  # expect: PRINT: 3.600000 inf nan
