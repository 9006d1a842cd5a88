# SPDX-License-Identifier: MIT
"""Natives called with keyword arguments in hot code: `dict`, `str.format`, functions, methods and types."""
import math
from datetime import date, datetime

N = 300


class Key(object):
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return self.n

    def __index__(self):
        return self.n

    def __format__(self, spec):
        return "<%s %s>" % (self.n, spec)


def dicts():
    out = []
    for i in xrange(N):
        d = dict(b=i, a=2)
        e = dict(zeta=1, alpha=2, mid=i, beta=4, last=5)
        f = dict(a1=1, a2=2, a3=3, a4=4, a5=5, a6=i)
        g = dict([("x", 1)], x=i)
        h = dict(self=i)
        # Each is a dict of its own.
        d["c"] = 3
        e["mid"] += 1
        del e["last"]
        h.update(more=i)
        out = [d, e, f, g, h, e.keys(), f.items(), dict(i=i), d.copy(), len(f), "b" in d, d.pop("b")]
    print out
    print dict(one=1).items(), dict(a=1.5, b=[2])["a"]


def formats(text, n, x):
    out = []
    for i in xrange(N):
        out = ["{a}-{b}".format(a=i, b=text), "{b:>5}{a:03d}{a:x}".format(a=n, b=text), "{} {name} {}".format(1, 2, name=x),
               "{0} {name} {0}".format(text, name=n, more=3), "{x:.2f}|{x}".format(x=x), "{{}}{a}".format(a=None),
               "{a!r}".format(a=text), "{a.n}".format(a=Key(i)), "{a}{b:q}".format(a=u"x", b=Key(2)),
               "{a[0]}".format(a=[i]), "{a}{a}{a}".format(a=True)]
    print out


def missing():
    for f in (lambda: "{a}".format(b=1), lambda: "{} {a} {0}".format(1, a=2), lambda: "{0} {a} {}".format(1, a=2),
              lambda: "{a:d}".format(a="x"), lambda: "{a:5000d}".format(a=5)[-3:], lambda: "{".format(a=1)):
        try:
            for i in xrange(N):
                r = f()
            print r
        except Exception as e:
            print type(e).__name__, e


def natives(f):
    """A call in a hot loop: its last result, or what is wrong."""
    try:
        for i in xrange(N):
            r = f(i)
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)
    return r


def sorts(i):
    x = [3, i, 2]
    x.sort(reverse=True)
    x.sort(key=lambda v: -v, reverse=False)
    return x


CALLS = [
    sorts,
    lambda i: sorted([3, 1, 2], reverse=True),
    lambda i: sorted([3, 1, 2], key=lambda v: -v),
    lambda i: sorted([3, 1], reverse="no"),
    lambda i: sorted([3, 1], reversed=True),
    lambda i: sorted([3, 1], None, cmp=None),
    lambda i: sorted(reverse=True),
    lambda i: [1].sort(reverse=Key(1)),
    lambda i: [1].sort(1, 2, 3, reverse=4),
    lambda i: max(3, i, key=lambda v: -v),
    lambda i: enumerate("ab", start=i).next(),
    lambda i: enumerate(sequence="ab", start=Key(4)).next(),
    lambda i: "a,b".split(sep=","),
    lambda i: "abc".encode(encoding="hex"),
    lambda i: "616263".decode("hex", errors="strict"),
    lambda i: u"abc".encode("ascii", errors="replace"),
    lambda i: int("11", base=2),
    lambda i: int(x="11", base=i % 7 + 2),
    lambda i: int("11", 1, b=7),
    lambda i: long("11", 2, base=4),
    lambda i: unicode("abc", encoding="ascii"),
    lambda i: round(2.567, ndigits=1),
    lambda i: round(number=i),
    lambda i: sum([1], start=2),
    lambda i: math.sqrt(x=2),
    lambda i: len(obj="a"),
    lambda i: datetime(2015, 1, 2, hour=i % 24),
    lambda i: datetime(2015, 1, 2).replace(minute=5, day=i % 28 + 1),
    lambda i: date(2015, month=2, day=3),
    lambda i: date(2015, month=2, year=3),
    lambda i: property(fget=len, doc="d").__doc__,
    lambda i: list(bytearray(source=3)),
    lambda i: {}.update(a=i),
    lambda i: {}.get("a", default=1),
]

dicts()
formats("t", 42, 2.5)
formats("u", -7, 2L)
missing()
for i, f in enumerate(CALLS):
    print i, natives(f)
