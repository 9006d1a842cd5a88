# oracle: none, extension of VMIOT's API
# dialects: both
import math
seen = set(math.random(6) for i in range(500))
print sorted(seen)  # expect: [0, 1, 2, 3, 4, 5]
print math.random(1), 0 <= math.random(10 ** 30) < 10 ** 30, math.random(7).isInt()  # expect: 0 True True
vmiot_set_exceptionmode(2)
for n in 0, -3, 1.5, "x":
    try:
        math.random(n)
    except Exception as e:
        print "%s: %s" % (type(e).__name__, e)
# expect: ValueError: math.random() needs a positive number
# expect: ValueError: math.random() needs a positive number
# expect: TypeError: an integer is required
# expect: TypeError: an integer is required
