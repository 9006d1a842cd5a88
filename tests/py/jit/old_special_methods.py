# SPDX-License-Identifier: MIT
"""Special methods of old-style classes in hot loops: of the class, of the instance, coerced, changed, suspended."""
import time


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        if isinstance(other, str):
            return NotImplemented
        return Number(self.n + getattr(other, "n", other))

    def __radd__(self, other):
        return "radd %s" % getattr(other, "n", other)

    def __sub__(self, other):
        return self.n - other

    def __iadd__(self, other):
        self.n += other
        return self

    def __lt__(self, other):
        return self.n < getattr(other, "n", other)

    def __eq__(self, other):
        return isinstance(other, Number) and self.n == other.n

    def __getitem__(self, i):
        if i == 9:
            raise IndexError("nine")
        return self.n, i

    def __setitem__(self, i, v):
        self.n = i + v

    def __contains__(self, x):
        return x == self.n

    def next(self):
        if self.n > 3:
            raise StopIteration
        self.n += 1
        return self.n

    def __iter__(self):
        return self


class Reversed(Number):
    def __rsub__(self, other):
        return "rsub"

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return "gt"


class Str(str):
    def __radd__(self, other):
        return "Str.__radd__"


class Coerced(Number):
    def __coerce__(self, other):
        return Number(self.n * 100), other


class Asked(Number):
    def __getattr__(self, name):
        if name == "__coerce__":
            return lambda other: (Number(self.n * 10), other)
        raise AttributeError(name)


def hot(name, f, n=450, step=None):
    seen = []
    for i in xrange(n):
        if step is not None:
            step(i)
        try:
            r = f(i)
        except (TypeError, IndexError), e:
            r = "%s: %s" % (e.__class__.__name__, e)
        r = getattr(r, "n", r)
        if not seen or seen[-1] != r:
            seen.append(r)
    print name, len(seen), seen[:7], seen[-1]


a, b, r, c, q = Number(1), Number(2), Reversed(3), Coerced(4), Asked(5)
hot("add", lambda i: (a + b).n)
hot("add int", lambda i: (a + i % 3).n)
hot("add str", lambda i: a + "s")
hot("add Str", lambda i: a + Str("s"))
hot("radd", lambda i: i % 2 + a)
hot("sub", lambda i: (a - i % 2, r - 1))
hot("rsub", lambda i: i - r)
hot("lt", lambda i: (a < b, b < a, a < i, r > a, a < r))
hot("eq", lambda i: (a == b, a == Number(1), a == r, a == 1, a != b))
hot("getitem", lambda i: (a[i % 2], a[1:3]) if i % 2 else a[9])
hot("in", lambda i: (i % 2 in a, 1 in a))
hot("coerced", lambda i: (c + 1).n)
hot("asked", lambda i: (q + 1).n)


def in_place(i):
    x = Number(i % 2)
    x += 5
    x[1] = i % 3
    y = r
    y += 0
    return x.n, y is r


hot("in place", in_place)
hot("iterated", lambda i: (list(Number(i % 4)), [x for x in Number(2)]))
hot("sorted", lambda i: [x.n for x in sorted([Number(3), Number(1), Number(i % 3)])])


def change(i):
    if i == 300:
        Number.__add__ = lambda self, other: "changed"
    elif i == 320:
        a.__add__ = lambda other: "own"
    elif i == 340:
        a.__coerce__ = lambda other: None
    elif i == 350:
        a.__coerce__ = lambda other: (1, 2)
    elif i == 360:
        del a.__coerce__, a.__add__
    elif i == 370:
        Number.__dict__["__add__"] = lambda self, other: "by the dict"
    elif i == 380:
        Number.__coerce__ = lambda self, other: (3, 4)
    elif i == 390:
        del Number.__coerce__
    elif i == 400:
        Number.__add__ = "no function"
    elif i == 410:
        del Number.__add__


hot("changing", lambda i: a + b, 450, change)


class Slow:
    def __init__(self):
        self.calls = 0

    def __add__(self, other):
        self.calls += 1
        if self.calls % 100 == 0:
            time.sleep(0)
        return NotImplemented if isinstance(other, Other) else self.calls

    def next(self):
        self.calls += 1
        if self.calls % 100 == 0:
            time.sleep(0)
        if self.calls > 400:
            raise StopIteration
        return self.calls

    def __iter__(self):
        return self

    def __lt__(self, other):
        time.sleep(0)
        return self.calls < other


class Other:
    def __radd__(self, other):
        return "Other"


slow, total, others = Slow(), 0, 0
for i in xrange(500):
    x = slow + (Other() if i % 5 == 0 else i)
    if x == "Other":
        others += 1
    else:
        total += x
print total, others, sum(Slow()), Slow() < 3
