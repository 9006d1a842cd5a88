# replace() with positions and names, None and wrong values, for all three types and their subclasses.
import datetime


class Zone(datetime.tzinfo):
    def utcoffset(self, dt):
        return datetime.timedelta(hours=1)

    def __repr__(self):
        return 'Zone()'


class Index(object):
    def __int__(self):
        return 7


class Day(datetime.date):
    pass


zone = Zone()
moments = [datetime.datetime(2020, 1, 31, 3, 4, 5, 6, zone), datetime.date(2020, 2, 29), datetime.time(1, 2, 3, 4),
           datetime.time(1, tzinfo=zone), Day(2020, 1, 1)]
calls = [((), {}), ((), {'hour': 5}), ((2021,), {}), ((2021, 3), {'day': 4}), ((1, 2, 3), {}), ((), {'tzinfo': None}),
         ((), {'tzinfo': zone}), ((), {'tzinfo': 5}), ((), {'month': 13}), ((), {'month': 2}), ((), {'day': 0}),
         ((), {'microsecond': 1000000}), ((), {'second': 60, 'minute': 60}), ((), {'year': None}), (('x',), {}),
         ((1.5,), {}), ((2 ** 40,), {}), ((True,), {}), ((Index(),), {}), ((1, 2, 3, 4, 5, 6, 7, None, 9), {}),
         ((1,), {'year': 2}), ((), {'week': 1}), ((7, 7, 7, 7), {}), ((7, 7, 7, 7, None), {}), ((3L,), {})]
for moment in moments:
    for args, kwargs in calls:
        try:
            r = moment.replace(*args, **kwargs)
            print repr(r), type(r).__name__,
        except (TypeError, ValueError, OverflowError) as e:
            print type(e).__name__, e,
    print
for i in range(300):
    d = moments[0].replace(hour=i % 24, minute=0)
print d
