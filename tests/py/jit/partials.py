# SPDX-License-Identifier: MIT
"""Calls of `functools.partial` objects in hot code and by natives."""
import sys
import time
from functools import partial

N = 300


def add(a, b=10, c=100):
    return a + b + c


def rest(*args, **kw):
    return args, sorted(kw.items())


def waits(a, b=2):
    time.sleep(1e-6)
    return a + b


def fails(a, b=2):
    raise KeyError(a, b)


def numbers(a, n):
    for i in xrange(n):
        yield a + i


class Point(object):
    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def moved(self, dx, dy=0):
        return self.x + dx, self.y + dy


class Old:
    def __init__(self, x, y=0):
        self.x, self.y = x, y


class Loud(partial):
    def __call__(self, *args):
        return "loud", partial.__call__(self, *args)


class Quiet(partial):
    pass


def none(f):
    for i in xrange(N):
        r = f()
    return r


def one(f):
    for i in xrange(N):
        r = f(i)
    return r


def two(f):
    for i in xrange(N):
        r = f(i, 5)
    return r


def named(f):
    for i in xrange(N):
        r = f(i, b=7)
    return r


def passed(f):
    args, kw = (1,), {"b": 3}
    for i in xrange(N):
        r = f(*args, **kw)
    return r


def mapped(f):
    return map(f, xrange(N))[-1]


def mapped_two(f):
    return map(f, xrange(N), xrange(N))[-1]


def sorted_by(f):
    # Of keys that have no order only how many there are.
    keys = sorted(xrange(N), key=lambda x: isinstance(f(x), int) and f(x))
    return sorted(keys, key=f)[-1] if isinstance(f(0), (int, tuple)) else len(sorted(keys, key=f))


def show(v):
    if isinstance(v, (Point, Old)):
        return "%s(%r, %r)" % (v.__class__.__name__, v.x, v.y)
    return list(v) if hasattr(v, "next") else v


FUNCTIONS = [
    ("add 1", partial(add, 1)),
    ("add", partial(add)),
    ("add 1 2", partial(add, 1, 2)),
    ("add b", partial(add, b=1)),
    ("add c", partial(add, c=1)),
    ("add b c", partial(add, b=1, c=2)),
    ("add 1 2 3", partial(add, 1, 2, 3)),
    ("add no", partial(add, d=1)),
    ("rest", partial(rest, 1, b=2, z=3, y=4)),
    ("waits", partial(waits, 1)),
    ("waits b", partial(waits, b=1)),
    ("fails", partial(fails, 1)),
    ("numbers", partial(numbers, 4)),
    ("Point", partial(Point, 1)),
    ("Point y", partial(Point, y=1)),
    ("Old", partial(Old, 1)),
    ("moved", partial(Point(1, 2).moved, 1)),
    ("unbound", partial(Point.moved, Point(1, 2))),
    ("old class", partial(Old, y=5)),
    ("twice", partial(partial(add, 1), 2)),
    ("loud", Loud(add, 1)),
    ("quiet", Quiet(add, 1)),
    ("in loud", partial(Loud(add, 1), 2)),
    ("max", partial(max, 3)),
    ("int", partial(int)),
    ("dict", partial(dict, a=1)),
    ("str.join", partial(" ".join)),
    ("lambda", partial(lambda *a: len(a), 1, 2, 3)),
]

for name, f in FUNCTIONS:
    for call in none, one, two, named, passed, mapped, mapped_two, sorted_by:
        try:
            r = show(call(f))
        except Exception as e:
            r = "%s: %s" % (type(e).__name__, e)
        print "%-10s %-10s %s" % (name, call.__name__, r)


def changing():
    """The keywords of a partial are a dict that anybody may change."""
    p = partial(rest, 0, k=1)
    out = []
    for i in xrange(N):
        if i == N - 3:
            p.keywords["more"] = 2
        if i == N - 2:
            p.keywords.clear()
        if i == N - 1:
            p.__setstate__((add, (5,), {"c": 0}, {}))
        out.append(p(i))
    print out[-4:]
    # Arguments of the partial are its own.
    p = partial(rest, 1, 2)
    got = [p(3)[0] for i in xrange(N)][-1]
    print got, p.args, p() == ((1, 2), [])


def nested():
    p = partial(add)
    for i in xrange(5):
        p = partial(p)
    print one(p)
    p.__setstate__((p, (), {}, None))
    try:
        one(p)
    except RuntimeError as e:
        print "RuntimeError", str(e)[:32]


def where():
    """Partials have no frame."""
    try:
        one(partial(fails, b=5))
    except KeyError as e:
        tb, names = sys.exc_info()[2], []
        while tb is not None:
            names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        print e, names


changing()
nested()
where()
