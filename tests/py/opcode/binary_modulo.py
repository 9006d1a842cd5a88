x = 7
print x % 3, -x % 3, x % -3, 7.5 % 2, -7.5 % 2, "%d!" % x, 10L % 4, -0.0 % 5  # expect: 1 2 -2 1.5 0.5 7! 2 0.0
print 5 % 9007199254740993, -5 % 9007199254740993  # expect: 5 9007199254740988
for bad in (0, 0.0):
    try:
        x % bad
    except ZeroDivisionError, e:
        print e  # expect: integer division or modulo by zero
        # expect: float modulo
