import time
base = [2000, 1, 1, 0, 0, 0, 0, 1, 0]
for i, v in [(0, 150), (0, -1), (1, 13), (2, 32), (3, 24), (4, 60), (5, 62), (6, -2), (7, 367), (0, 'a'), (3, 1.5)]:
    t = base[:]
    t[i] = v
    try:
        print time.strftime('%Y', tuple(t))
    except (ValueError, TypeError) as e:
        print i, v, e
        # expect: 0 150 year out of range
        # expect: 0 -1 year out of range
        # expect: 1 13 month out of range
        # expect: 2 32 day of month out of range
        # expect: 3 24 hour out of range
        # expect: 4 60 minute out of range
        # expect: 5 62 seconds out of range
        # expect: 6 -2 day of week out of range
        # expect: 7 367 day of year out of range
        # expect: 0 a an integer is required
        # expect: 3 1.5 integer argument expected, got float
for f in (lambda: time.asctime(5), lambda: time.asctime((1, 2)), lambda: time.gmtime('a'), lambda: time.gmtime(1e20), lambda: time.sleep('a'), lambda: time.sleep(-1), lambda: time.struct_time((1,)), lambda: time.strftime(5)):
    try:
        f()
    except (ValueError, TypeError, IOError) as e:
        print type(e).__name__, e
        # expect: TypeError argument must be 9-item sequence, not int
        # expect: TypeError argument must be sequence of length 9, not 2
        # expect: TypeError a float is required
        # expect: ValueError timestamp out of range for platform time_t
        # expect: TypeError a float is required
        # expect: IOError [Errno 22] Invalid argument
        # expect: TypeError time.struct_time() takes a 9-sequence (1-sequence given)
        # expect: TypeError strftime() argument 1 must be string, not int
