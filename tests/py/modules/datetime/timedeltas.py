from datetime import timedelta
t = timedelta(1, 2, 3)
print t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), timedelta(weeks=1, hours=2, minutes=3, milliseconds=4), timedelta(-1), str(timedelta(-1, 5)), timedelta(0.5), timedelta(microseconds=1.5), timedelta(seconds=-0.1)  # expect: 1 day, 0:00:02.000003 datetime.timedelta(1, 2, 3) 1 2 3 86402.000003 7 days, 2:03:00.004000 -1 day, 0:00:00 -1 day, 0:00:05 12:00:00 0:00:00.000002 -1 day, 23:59:59.900000
print t + t, t - t, -t, abs(-t), t * 3, 2L * t, t // 2, t / 2, t > timedelta(1), t == timedelta(1, 2, 3), bool(timedelta()), hash(t) == hash(timedelta(1, 2, 3)), {t: 1}[timedelta(1, 2, 3)], cmp(t, timedelta(5))  # expect: 2 days, 0:00:04.000006 0:00:00 -2 days, 23:59:57.999997 1 day, 0:00:02.000003 3 days, 0:00:06.000009 2 days, 0:00:04.000006 12:00:01.000001 12:00:01.000001 True True False True 1 -1
print timedelta.min, timedelta.max, timedelta.resolution, t.__reduce__()[1], max(timedelta(1), timedelta(hours=25))  # expect: -999999999 days, 0:00:00 999999999 days, 23:59:59.999999 0:00:00.000001 (1, 2, 3) 1 day, 1:00:00
for f in (lambda: timedelta('a'), lambda: timedelta(x=1), lambda: timedelta(10**10), lambda: timedelta(999999999) * 2, lambda: t * 1.5, lambda: t / t, lambda: t // 0, lambda: t + 1, lambda: t < 5, lambda: timedelta(float('nan')), lambda: timedelta(1, 2, 3, 4, 5, 6, 7, 8)):
    try:
        f()
    except (TypeError, ValueError, OverflowError, ZeroDivisionError) as e:
        print type(e).__name__, e
        # expect: TypeError unsupported type for timedelta days component: str
        # expect: TypeError 'x' is an invalid keyword argument for this function
        # expect: OverflowError Python int too large to convert to C int
        # expect: OverflowError days=1999999998; must have magnitude <= 999999999
        # expect: TypeError unsupported operand type(s) for *: 'datetime.timedelta' and 'float'
        # expect: TypeError unsupported operand type(s) for /: 'datetime.timedelta' and 'datetime.timedelta'
        # expect: ZeroDivisionError integer division or modulo by zero
        # expect: TypeError unsupported operand type(s) for +: 'datetime.timedelta' and 'int'
        # expect: TypeError can't compare datetime.timedelta to int
        # expect: ValueError cannot convert float NaN to integer
        # expect: TypeError __new__() takes at most 7 arguments (8 given)
