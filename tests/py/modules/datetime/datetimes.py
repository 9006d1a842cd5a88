from datetime import datetime, date, time, timedelta
d = datetime(2001, 2, 3, 4, 5, 6, 7)
print d, repr(d), d.isoformat(), d.isoformat(' '), datetime(2001, 2, 3), d.date(), d.time(), d.replace(microsecond=0), d.strftime('%H:%M:%S.%f|%z|%Z'), d.ctime(), d.timetuple().tm_yday  # expect: 2001-02-03 04:05:06.000007 datetime.datetime(2001, 2, 3, 4, 5, 6, 7) 2001-02-03T04:05:06.000007 2001-02-03 04:05:06.000007 2001-02-03 00:00:00 2001-02-03 04:05:06.000007 2001-02-03 04:05:06 04:05:06.000007|| Sat Feb  3 04:05:06 2001 34
print d + timedelta(days=1, microseconds=999993), d - datetime(2000, 1, 1), datetime.combine(date(2000, 1, 1), time(5)), datetime.strptime('3/2/2001 4.25', '%d/%m/%Y %H.%f'), datetime.utcfromtimestamp(1e9), datetime.utcfromtimestamp(-1.5), datetime.utcfromtimestamp(0.9999996)  # expect: 2001-02-04 04:05:07 399 days, 4:05:06.000007 2000-01-01 05:00:00 2001-02-03 04:00:00.250000 2001-09-09 01:46:40 1969-12-31 23:59:58.500000 1970-01-01 00:00:01
print d < datetime.max, d == datetime(2001, 2, 3, 4, 5, 6, 7), d == date(2001, 2, 3), hash(d) == hash(d.replace()), d.__reduce__(), datetime.now() > d, datetime.min, d.utcoffset(), d.tzname()  # expect: True True False True (<type 'datetime.datetime'>, ('\x07\xd1\x02\x03\x04\x05\x06\x00\x00\x07',)) True 0001-01-01 00:00:00 None None
for f in (lambda: datetime(2001, 2, 3, 24), lambda: datetime(2001, 2, 3, 0, 60), lambda: datetime(2001, 2, 3, tzinfo=5), lambda: datetime(1, 1), lambda: d < date(2001, 2, 3), lambda: d - date(2000, 1, 1), lambda: datetime.max + timedelta(1), lambda: datetime.strptime('x', '%Y'), lambda: datetime.combine(1, 2), lambda: d.isoformat('ab'), lambda: d.astimezone(5), lambda: datetime.utcfromtimestamp(1e30)):
    try:
        f()
    except (TypeError, ValueError, OverflowError) as e:
        print type(e).__name__, e
        # expect: ValueError hour must be in 0..23
        # expect: ValueError minute must be in 0..59
        # expect: TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
        # expect: TypeError Required argument 'day' (pos 3) not found
        # expect: TypeError can't compare datetime.datetime to datetime.date
        # expect: TypeError unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'
        # expect: OverflowError date value out of range
        # expect: ValueError time data 'x' does not match format '%Y'
        # expect: TypeError combine() argument 1 must be datetime.date, not int
        # expect: TypeError isoformat() argument 1 must be char, not str
        # expect: TypeError astimezone() argument 1 must be datetime.tzinfo, not int
        # expect: ValueError timestamp out of range for platform time_t
