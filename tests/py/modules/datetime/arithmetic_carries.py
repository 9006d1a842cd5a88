# SPDX-License-Identifier: MIT
"""Sums, differences and order of dates, moments and time spans around every carry."""
from datetime import date, datetime, time, timedelta, tzinfo

DAYS = [date(1, 1, 1), date(1, 1, 2), date(1, 3, 1), date(1900, 2, 28), date(1900, 3, 1), date(2000, 2, 28),
        date(2000, 2, 29), date(2000, 3, 1), date(2004, 1, 31), date(2004, 12, 31), date(2005, 1, 1),
        date(2015, 4, 30), date(2015, 5, 1), date(9999, 12, 30), date(9999, 12, 31)]
TIMES = [time(), time(0, 0, 0, 1), time(0, 0, 59, 999999), time(11, 59, 59), time(23, 59, 59, 999999)]
SPANS = [timedelta(), timedelta(microseconds=1), timedelta(microseconds=-1), timedelta(seconds=1), timedelta(seconds=-1),
         timedelta(1), timedelta(-1), timedelta(1, 1, 1), timedelta(-1, 1, 1), timedelta(28), timedelta(31), timedelta(-31),
         timedelta(365, 86399, 999999), timedelta(-366, 86399, 999999), timedelta(146097), timedelta(-146097),
         timedelta(3652058), timedelta(-3652058), timedelta.max, timedelta.min]
MOMENTS = [datetime.combine(d, t) for d in DAYS for t in TIMES]


def text(f, *args):
    try:
        return repr(f(*args)).replace("datetime.", "")
    except OverflowError as e:
        return "OverflowError: %s" % e


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def neg(a, b):
    return -a


def size(a, b):
    return abs(a), +a, bool(a)


for d in DAYS:
    print d, [text(add, d, s) for s in SPANS]
    print d, [text(sub, d, s) for s in SPANS]
    print d, [text(sub, d, e) for e in DAYS]
    print d, [text(add, s, d) for s in SPANS[:4]]
for i, m in enumerate(MOMENTS):
    for f in add, sub:
        got = [text(f, m, s) for s in SPANS]
        print m, f.__name__, got if i % 23 == 0 else hash("".join(got))
    got = [text(sub, m, n) for n in MOMENTS]
    print m, got if i == 30 else hash("".join(got))
for i, s in enumerate(SPANS):
    for f in add, sub, neg, size:
        got = [text(f, s, t) for t in SPANS]
        print s, f.__name__, got[0] if f in (neg, size) else got if i % 6 == 1 else hash("".join(got))
for group in DAYS, MOMENTS, SPANS, TIMES:
    print [sum((a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a != b) + 16 * (a > b) + 32 * (a >= b) for b in group)
           for a in group]

# Zeros of sums have no sign.
print [repr(float(x)) for s in SPANS[:6] for r in (s - s, -s, s + s) for x in (r.days, r.seconds, r.microseconds)]


class Zone(tzinfo):
    asked = 0

    def utcoffset(self, dt):
        Zone.asked += 1
        return timedelta(hours=5, minutes=30)

    def dst(self, dt):
        return timedelta(0)


class Other(Zone):
    def utcoffset(self, dt):
        return timedelta(hours=-11)


# The hash of an object is reckoned once.
m, t = datetime(2015, 1, 1, 3, tzinfo=Zone()), time(3, 4, tzinfo=Zone())
print hash(m) == hash(m), Zone.asked, hash(t) == hash(t), Zone.asked
print hash(m) == hash(m.astimezone(Other())), hash(date(2015, 1, 1)) == hash(datetime(2015, 1, 1)), \
    {timedelta(1): 2}[timedelta(hours=24)], hash(timedelta(1)) == hash(timedelta(1))
print m - m.astimezone(Other()), m + timedelta(days=-1, seconds=5), m < m.astimezone(Other()), \
    datetime(1, 1, 1, tzinfo=Zone()) < datetime(1, 1, 1, tzinfo=Other())


class Day(date):
    pass


class Moment(datetime):
    pass


class Span(timedelta):
    pass


# Results are never of a subclass.
print [type(x).__name__ for x in (Day(2015, 1, 1) + Span(1), Moment(2015, 1, 1) - Span(1), Span(1) + Span(1), -Span(1),
                                  +Span(1), Span(1) * 2, Day(2015, 1, 2) - Day(2015, 1, 1), Span(2) + Day(2015, 1, 2))]
for a, b in ((DAYS[0], MOMENTS[0]), (DAYS[0], 1), (SPANS[0], 1), (MOMENTS[0], DAYS[0]), (1, SPANS[0]), (SPANS[0], DAYS[0])):
    for f in add, sub, lambda a, b: a < b, lambda a, b: a == b:
        try:
            print f(a, b),
        except (TypeError, OverflowError) as e:
            print type(e).__name__, e,
    print
