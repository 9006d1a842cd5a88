# Functions that are called with keywords, with defaults, with * and **, by natives or as special methods: from code that
# runs once (this module) into functions that have long been compiled.
import sys


def plain(a, b=2, c=3):
    return (a, b, c)


def rest(a, *more, **named):
    return a, more, sorted(named.items())


def cell(a, b=1):
    return [x + a + b for x in (1, 2)], lambda: (a, b)


def fails(a, kind=ValueError):
    if a > 100:
        raise kind("fails %d" % a)
    return a


def generator(a, b=3):
    for i in range(b):
        yield a + i


for i in range(300):
    plain(i, c=i), rest(i, i, k=i), cell(b=i, a=1), fails(i % 100, kind=KeyError), list(generator(i))

print plain(1, c=5), plain(b=7, a=1), plain(*(1,), **{"c": 4}), plain(1)
print rest(1), rest(1, 2, 3), rest(a=1, z=2), rest(*(1, 2), **{"x": 5})
r = cell(5, b=6)
print r[0], r[1]()
print list(generator(5)), list(generator(b=2, a=1))
for wrong in (lambda: plain(), lambda: plain(1, 2, 3, 4), lambda: plain(1, a=2), lambda: plain(1, d=2),
              lambda: rest(), lambda: rest(1, a=2), lambda: plain(**{"a": 1, "e": 2})):
    try:
        wrong()
        print "no error"
    except TypeError, e:
        print e
try:
    fails(200, kind=KeyError)
except KeyError, e:
    print e, sys.exc_info()[2].tb_next.tb_frame.f_code.co_name, sys.exc_info()[2].tb_lineno
try:
    fails(a=300)
except ValueError, e:
    print e, sys.exc_info()[2].tb_next.tb_lineno


class Items(object):
    """An iterator, a container and a callable, all of whose methods are compiled by the loop below."""

    def __init__(self, n, step=1, **more):
        self.n = n
        self.i = 0
        self.step = step
        self.more = more

    def __iter__(self):
        return self

    def next(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += self.step
        return self.i

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError("none: " + name)
        return name * 2

    def __getitem__(self, key):
        return self.more[key]

    def __contains__(self, what):
        return what in self.more

    def __len__(self):
        return self.n

    def __nonzero__(self):
        return self.n != 1

    def __call__(self, a, b=10):
        return a + b + self.n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __add__(self, other):
        return Items(self.n + other, step=self.step)


class Made(object):
    def __new__(cls, a, b=5):
        self = object.__new__(cls)
        self.ab = a, b
        return self


class Wrong(object):
    def __init__(self, a, b=0):
        self.a = a
        if b:
            self.__class__ = Made
        return b or None


for i in range(300):
    o = Items(3, step=1, k=i)
    list(o), o.xy, o["k"], "k" in o, len(o), bool(o), o(1), o(1, b=2), o == Items(3), hash(o), o + 1, Made(1, b=i)
    Wrong(i), getattr(o, "no", None), o(a=1)

o = Items(4, step=2, key="v")
for x in o:
    print x,
print o.abc, o["key"], "key" in o, len(o), bool(o), bool(Items(1)), o(1), o(b=1, a=1), (o + 3).n, Made(2).ab
print o == Items(4), o != Items(4), {o: 1}[Items(4)], getattr(o, "nothing", "default"), hasattr(o, "no")
try:
    o.nope
except AttributeError, e:
    print e
try:
    o["missing"]
except KeyError, e:
    print e
try:
    Wrong(1, b=2)
except TypeError, e:
    print e
try:
    Wrong(1, 3)
except TypeError, e:
    print e
print map(plain, [1, 2]), sorted([3, 1, 2], key=lambda v, sign=-1: v * sign), reduce(lambda a, b, c=1: a + b + c, [1, 2, 3])
print map(lambda *all: all, [1, 2], [3, 4]), filter(lambda v, least=2: v >= least, [1, 2, 3])


def deep(n, step=1):
    return n and deep(n - step, step=step) + 1


print deep(400), deep(n=300, step=1)
try:
    deep(10 ** 6)
except RuntimeError, e:
    print str(e)[:33]


def locals_of(a, b=2, *c, **d):
    x = a
    return sorted(locals().items())


for i in range(300):
    locals_of(i, z=1)
print locals_of(1, 3, 4, e=5), locals_of(b=1, a=2)


def tracing(frame, event, arg):
    if frame.f_code.co_name == "plain":
        seen.append((event, sorted(frame.f_locals.items())))
    return tracing


seen = []
sys.settrace(tracing)
plain(1, c=9)
sys.settrace(None)
print seen
