"""Compiled code: fields of named tuples, objects with `__call__`, classes with `__new__`; also when they are changed."""
from collections import namedtuple
from operator import itemgetter

Point = namedtuple("Point", "x y z")


class Shifted(Point):
    def __getitem__(self, i):
        return 100 + i


class Tall(Point):
    @property
    def y(self):
        return "y of tall"


class Short(tuple):
    third = property(itemgetter(2))
    last = property(itemgetter(-1))
    both = property(itemgetter(0, 1))
    part = property(itemgetter(slice(0, 2)))
    key = property(itemgetter("k"))


class Holder(object):
    field = property(itemgetter(0))

    def __getitem__(self, i):
        return "item", i


def read(o, name, n=1500):
    out = None
    if name == "x":
        for i in xrange(n):
            out = o.x
    elif name == "y":
        for i in xrange(n):
            out = o.y
    elif name == "third":
        for i in xrange(n):
            out = o.third
    else:
        for i in xrange(n):
            out = getattr(o, name)
    return out


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__, str(e)


p = Point(1, 2.5, "z")
print read(p, "x"), read(p, "y"), read(p, "z"), read(Shifted(1, 2, 3), "x"), read(Tall(1, 2, 3), "y"), read(p, "y")
print read(Short("abc"), "third"), attempt(read, Short("ab"), "third"), attempt(read, Short(), "third", 3)
print [attempt(read, Short("abcd"), name) for name in ("last", "both", "part", "key")], read(Holder(), "field")
Point.x = property(lambda self: "x of a function")
print read(p, "x"), read(Shifted(1, 2, 3), "x")
Point.x = property(itemgetter(1))
print read(p, "x")
Point.x = 5
print read(p, "x")
del Point.x
print attempt(read, p, "x")


class Scale(object):
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, x, y=1):
        if x == 1400:
            raise ValueError(x)
        return self.factor * x + y


class Old:
    def __call__(self, *args, **kw):
        return args, sorted(kw.items())


class Static(object):
    @staticmethod
    def __call__(x):
        return "static", x


def calls(f, n, *args):
    out = None
    for i in xrange(n):
        out = f(i, *args) if args else f(i)
    return out


def pairs(f, n):
    out = None
    for i in xrange(n):
        out = f(i, i)
    return out


s = Scale(2)
print calls(s, 1400), calls(s, 1400, 7), pairs(s, 1000), attempt(calls, s, 1500), attempt(pairs, Scale("a"), 3)
print calls(Old(), 1000), pairs(Old(), 10), calls(Static(), 1000), attempt(pairs, Static(), 5)
s.__call__ = lambda x: "own"
print calls(s, 1000)
Scale.__call__ = lambda self, x: ("changed", x)
print calls(s, 1000), attempt(pairs, s, 3)
Scale.__call__ = Old()
print calls(s, 5)
del Scale.__call__
print attempt(calls, s, 5)
o = Old()
o.__call__ = lambda x: ("own", x)
print calls(o, 1000)


def deep(n):
    return Deep()(n)


class Deep(object):
    def __call__(self, n):
        return n and deep(n - 1) + 1


print deep(100), attempt(deep, 10 ** 6)[0]


class Single(object):
    made = []

    def __new__(cls, x):
        if x % 500 == 0:
            return x
        self = object.__new__(cls)
        self.x = x
        return self


class Counted(Single):
    def __init__(self, x):
        self.made.append(x)


def make(cls, n):
    out = None
    for i in xrange(n):
        out = cls(i)
    return out if isinstance(out, int) else out.x


print make(Single, 1000), make(Single, 1001), make(Counted, 1000), len(Counted.made), make(Counted, 501), len(Counted.made)
Single.__init__ = lambda self, x: Single.made.append(-x)
print make(Single, 400), Single.made[-1], len(Single.made)
Counted.__new__ = staticmethod(lambda cls, x: Single.__new__(cls, x + 1))
print make(Counted, 400), Counted.made[-1]
del Counted.__new__, Counted.__init__
print make(Counted, 400), Counted.made[-1], attempt(Counted), attempt(Counted, 1, 2)
