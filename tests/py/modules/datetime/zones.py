from datetime import datetime, time, timedelta, tzinfo
class Zone(tzinfo):
    def __init__(self, minutes, name, dst=0): self.m, self.n, self.d = minutes, name, dst
    def utcoffset(self, dt): return timedelta(minutes=self.m)
    def dst(self, dt): return timedelta(minutes=self.d)
    def tzname(self, dt): return self.n
    def __repr__(self): return self.n
a, b = Zone(120, 'A', 60), Zone(-330, 'B%')
d = datetime(2001, 2, 3, 4, 5, 6, tzinfo=a)
print d, repr(d), d.strftime('%H %z %Z'), d.utcoffset(), d.dst(), d.tzname(), d.astimezone(b), d.astimezone(b) == d, d.utctimetuple()[:6], d.timetuple().tm_isdst  # expect: 2001-02-03 04:05:06+02:00 datetime.datetime(2001, 2, 3, 4, 5, 6, tzinfo=A) 04 +0200 A 2:00:00 1:00:00 A 2001-02-02 20:35:06-05:30 True (2001, 2, 3, 2, 5, 6) 1
print d - datetime(2001, 2, 3, tzinfo=b), hash(d) == hash(d.astimezone(b)), datetime(2001, 2, 3, tzinfo=b).strftime('%Z %z'), datetime.fromtimestamp(0, b), time(1, 2, tzinfo=a), time(1, tzinfo=a) < time(0, tzinfo=b), bool(time(2, tzinfo=a))  # expect: -1 day, 20:35:06 True B% -0530 1969-12-31 18:30:00-05:30 01:02:00+02:00 True False
class Bad(tzinfo):
    def utcoffset(self, dt): return dt
    def tzname(self, dt): return 5
    def dst(self, dt): return timedelta(2)
e = d.replace(tzinfo=Bad())
for f in (lambda: e.utcoffset(), lambda: e.tzname(), lambda: e.dst(), lambda: d < d.replace(tzinfo=None), lambda: d - d.replace(tzinfo=None), lambda: d.replace(tzinfo=tzinfo()).dst(), lambda: a.fromutc(d.replace(tzinfo=b)), lambda: d.replace(tzinfo=None).astimezone(a), lambda: d.replace(tzinfo=Zone(1440, 'x')).utcoffset()):
    try:
        f()
    except (TypeError, ValueError, NotImplementedError) as x:
        print type(x).__name__, str(x).split(' at ')[0]
        # expect: TypeError tzinfo.utcoffset() must return None or timedelta, not 'datetime.datetime'
        # expect: TypeError tzinfo.tzname() must return None or a string, not 'int'
        # expect: ValueError tzinfo.dst() returned 1440; must be in -1439 .. 1439
        # expect: TypeError can't compare offset-naive and offset-aware datetimes
        # expect: TypeError can't subtract offset-naive and offset-aware datetimes
        # expect: NotImplementedError a tzinfo subclass must implement dst()
        # expect: ValueError fromutc: dt.tzinfo is not self
        # expect: ValueError astimezone() cannot be applied to a naive datetime
        # expect: ValueError tzinfo.utcoffset() returned 1440; must be in -1439 .. 1439
