from datetime import time, timedelta
t = time(1, 2, 3, 4)
print t, repr(t), time(), time(5), repr(time(5, 6)), repr(time(5, 6, 7)), t.isoformat(), t.strftime('%H-%M-%S-%f'), t.replace(hour=9), t < time(2), t == time(1, 2, 3, 4), bool(time()), bool(time(0, 1)), hash(t) == hash(time(1, 2, 3, 4)), time.min, time.max, time.resolution, t.__reduce__(), time('\x01\x02\x03\x00\x00\x04'), t.utcoffset()  # expect: 01:02:03.000004 datetime.time(1, 2, 3, 4) 00:00:00 05:00:00 datetime.time(5, 6) datetime.time(5, 6, 7) 01:02:03.000004 01-02-03-000004 09:02:03.000004 True True False True True 00:00:00 23:59:59.999999 0:00:00.000001 (<type 'datetime.time'>, ('\x01\x02\x03\x00\x00\x04',)) 01:02:03.000004 None
for f in (lambda: time(24), lambda: time(0, 60), lambda: time(0, 0, 60), lambda: time(0, 0, 0, 1000000), lambda: time(1, 2, 3, 4, 5), lambda: t < 5, lambda: t + timedelta(1), lambda: time('a')):
    try:
        f()
    except (TypeError, ValueError) as e:
        print type(e).__name__, e
        # expect: ValueError hour must be in 0..23
        # expect: ValueError minute must be in 0..59
        # expect: ValueError second must be in 0..59
        # expect: ValueError microsecond must be in 0..999999
        # expect: TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
        # expect: TypeError can't compare datetime.time to int
        # expect: TypeError unsupported operand type(s) for +: 'datetime.time' and 'datetime.timedelta'
        # expect: TypeError an integer is required
