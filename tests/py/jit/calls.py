# Calls with keywords, *args and **kwargs in generated code, and what they get wrong.
N = 1500


def fixed(a, b=2, c=3):
    return a, b, c


def rest(a, *more):
    return a, more


def named(a, b=2, **kw):
    return a, b, sorted(kw.items())


def every(a, b=2, *more, **kw):
    kw['seen'] = len(more)
    more += (a,)
    return a, b, more, sorted(kw.items())


def nothing():
    return 'nothing'


class Class(object):
    def __init__(self, a=1, **kw):
        self.a = a
        self.kw = kw

    def method(self, x, y=5, *more, **kw):
        return self.a, x, y, more, sorted(kw)

    @classmethod
    def make(cls, *args, **kw):
        return cls(*args, **kw)

    @staticmethod
    def static(*args):
        return args


def forward(f, *args, **kw):
    return f(*args, **kw)


def cells(a, *args, **kw):
    def inner():
        return a, args, sorted(kw)
    return inner()


def calls(i):
    c = Class(i, z=1)
    t = (i, i + 1)
    d = {'b': i}
    return [
        fixed(i), fixed(i, c=5), fixed(c=1, a=i), fixed(*t), fixed(i, **d), fixed(*t, **{'c': 9}), fixed(*[1, 2]),
        rest(i), rest(i, 1, 2), rest(*t), rest(i, *t), rest(*(x for x in t)),
        named(i), named(i, b=1), named(i, x=1, y=2), named(**{'a': 1, 'q': 2}),
        every(i), every(i, 1, 2, 3), every(i, 1, 2, z=3), every(b=i, a=1, k=2), every(*t, **d) if i < 0 else None,
        nothing(), nothing(*()), nothing(**{}),
        c.method(i), c.method(i, k=1), c.method(y=i, x=2), c.method(*t), c.method(1, 2, 3, *t, **{'q': 1}),
        Class.make(1, k=2).a, Class.make(a=i).kw, Class.static(*t), c.make().a,
        forward(fixed, i, c=1), forward(rest, *t), forward(c.method, i, y=0), forward(forward, rest, i),
        cells(i), cells(i, 1, k=2), cells(*t),
    ]


for i in xrange(N):
    result = calls(i)
for line in result:
    print line

WRONG = [
    lambda: fixed(), lambda: fixed(1, 2, 3, 4), lambda: fixed(1, a=2), lambda: fixed(1, d=2), lambda: fixed(b=1),
    lambda: fixed(1, *(2, 3, 4)), lambda: fixed(1, **{'a': 3}), lambda: fixed(1, b=3, **{'b': 3}),
    lambda: fixed(*5), lambda: fixed(**5), lambda: fixed(**{5: 1}), lambda: rest(), lambda: rest(b=1),
    lambda: named(1, 2, 3), lambda: named(1, a=2), lambda: named(b=2), lambda: every(), lambda: every(1, a=2),
    lambda: nothing(1), lambda: nothing(a=1), lambda: nothing(*(1,)), lambda: Class().method(),
    lambda: Class(1, 2), lambda: Class().method(x=1, self=2), lambda: cells(),
]


def wrong(f):
    for i in xrange(3):
        try:
            f()
        except TypeError, e:
            result = str(e)
    return result


for i in xrange(40):
    results = [wrong(f) for f in WRONG]
for line in results:
    print line

# The function behind a name changes, and so do its code and its defaults.


def target(x, y=1):
    return x + y


def other(x, y=1):
    return x * 100 + y


def use(n):
    total = 0
    for i in xrange(n):
        total += target(i) + target(i, y=2)
        if i == n // 4:
            target.func_defaults = (1000,)
        elif i == n // 2:
            target.func_code = other.func_code
        elif i == n - 100:
            globals()['target'] = other
    return total


print use(N)


def kwargs_are_copies(n):
    given = {'a': 1}
    for i in xrange(n):
        forward(change, **given)
    return given


def change(**kw):
    kw['a'] = 2


print kwargs_are_copies(N)
