# SPDX-License-Identifier: MIT
"""`__cmp__`, `__nonzero__`, `__neg__`, `__new__` in hot code, and unpacking of subclasses of tuple and list."""
import time
from collections import namedtuple

N = 300
calls = []


class Answer(object):
    """Gives what it was made with from each method."""
    def __init__(self, answer):
        self.answer = answer

    def __cmp__(self, other):
        calls.append("cmp")
        return self.answer

    def __nonzero__(self):
        calls.append("nonzero")
        return self.answer

    def __neg__(self):
        calls.append("neg")
        return self.answer


class Waits(Answer):
    def __cmp__(self, other):
        time.sleep(1e-6)
        return self.answer

    def __nonzero__(self):
        time.sleep(1e-6)
        return self.answer

    def __neg__(self):
        time.sleep(1e-6)
        return self.answer


class Fails(object):
    def __cmp__(self, other):
        raise KeyError("cmp")

    def __nonzero__(self):
        raise KeyError("nonzero")

    def __neg__(self):
        raise KeyError("neg")


class Sub(Answer):
    pass


class Defaults(object):
    def __cmp__(self, other, more=1):
        return more

    def __nonzero__(self, *rest):
        return not rest

    def __neg__(self, more=2):
        return more


class Sized(object):
    def __len__(self):
        return 0


class Nothing(object):
    pass


class Rich(object):
    def __lt__(self, other):
        return NotImplemented

    def __cmp__(self, other):
        calls.append("cmp")
        return -1


class Old:
    def __cmp__(self, other):
        return 1

    def __nonzero__(self):
        return 0

    def __neg__(self):
        return "old"


class MyInt(int):
    pass


def compared(a, b):
    for i in xrange(N):
        r = a < b, a <= b, a == b, a != b, a > b, a >= b
    return r


def truth(a, b):
    n = 0
    for i in xrange(N):
        if a:
            n += 1
        if not a:
            n += 1000
        r = a and 1, a or 2, bool(a), not a
    return n, r[2:], r[0] is a, r[1] is a


def negated(a, b):
    for i in xrange(N):
        r = -a
    return r


def attempt(f, a, b):
    del calls[:]
    try:
        r = f(a, b)
    except Exception as e:
        r = "%s: %s" % (type(e).__name__, e)
    print "%-8s %-8s %-16s %r, %d calls" % (f.__name__, type(a).__name__, getattr(a, "answer", ""), r, len(calls))


ANSWERS = [0, 1, -5, True, False, None, 2L, -2L ** 70, 1.5, "text", NotImplemented, MyInt(3)]
for make in Answer, Waits:
    for answer in ANSWERS:
        for f in compared, truth, negated:
            if answer is not NotImplemented or f is not compared:
                attempt(f, make(answer), make(answer))
for make in Fails, Defaults, Sized, Rich, Old:
    for f in compared, truth, negated:
        attempt(f, make(), make())
attempt(truth, Nothing(), None)
# Other operands: the one that has the method is asked.
for a, b in ((Answer(1), 5), (5, Answer(1)), (Answer(-1), Sub(-1)), (Sub(-1), Answer(-1)), (Answer(0), None), (Answer(1), Old())):
    attempt(compared, a, b)
same = Answer(NotImplemented)
attempt(compared, same, same)


def changing():
    """Methods that change on the way."""
    class C(object):
        def __nonzero__(self):
            return True

        def __neg__(self):
            return 1

        def __cmp__(self, other):
            return 0

    o, p, out = C(), C(), []
    for i in xrange(N):
        if i == N - 2:
            C.__nonzero__ = lambda self: False
            C.__neg__ = lambda self: 2
            C.__cmp__ = lambda self, other: 1
        if i == N - 1:
            del C.__nonzero__
            C.__lt__ = lambda self, other: "lt"
        out.append((bool(o), -o, o < p))
        o.__nonzero__ = lambda: "not asked"
    print out[-3:]


changing()


# ---- __new__

class Pair(tuple):
    def __new__(cls, a, b=2):
        return tuple.__new__(cls, (a, b))


class Other(object):
    made = 0

    def __new__(cls, n):
        Other.made += 1
        return n

    def __init__(self, n):
        calls.append("never")


class Both(object):
    def __new__(cls, *args):
        time.sleep(1e-6)
        self = object.__new__(cls)
        self.new = args
        return self

    def __init__(self, a, b=3):
        self.init = a, b


class Raises(object):
    def __new__(cls, n):
        raise ValueError(n)


class Meta(type):
    def __call__(cls, *args):
        return "meta", type.__call__(cls, *args)


class Called(object):
    __metaclass__ = Meta

    def __new__(cls, n):
        return n


class Hidden(object):
    def __init__(self, n):
        self.n = n

    class New(object):
        def __get__(self, o, cls):
            return lambda cls, n: (cls.__name__, n)
    __new__ = New()


class Wrong(object):
    def __new__(cls):
        return object.__new__(cls)


class BadInit(object):
    def __new__(cls, n):
        return object.__new__(cls)

    def __init__(self, n):
        return 1


def make(cls, *args):
    for i in xrange(N):
        r = cls(*args)
    return r


def make_one(cls, i):
    for i in xrange(N):
        r = cls(i)
    return r


P = namedtuple("P", "x y")
for cls in Pair, Other, Both, Raises, Called, Hidden, Wrong, BadInit, P:
    for f in make_one, make:
        del calls[:]
        try:
            r = f(cls, 1)
            r = vars(r).items() if isinstance(r, Both) else r
        except Exception as e:
            r = "%s: %s" % (type(e).__name__, e)
        print cls.__name__, r, calls
print Other.made


# ---- unpacking

class Items(list):
    pass


class Turned(list):
    def __iter__(self):
        return iter(self[::-1])


class TurnedTuple(tuple):
    def __iter__(self):
        return iter(self[::-1])


def unpacked(v):
    for i in xrange(N):
        a, b = v
    (c, d), e = v, i
    for f, g in [v] * N:
        pass
    return a, b, c, d, f, g


for v in P(1, 2), Pair(1), Items([1, 2]), Turned([1, 2]), TurnedTuple([1, 2]), Items([1]), Pair.__new__(Pair, 1), \
        TurnedTuple([1, 2, 3]), Items([1, 2, 3]), tuple.__new__(P, (1,)), "ab", u"ab", {1: 2, 3: 4}, 5:
    try:
        print type(v).__name__, unpacked(v)
    except (TypeError, ValueError) as e:
        print type(v).__name__, type(e).__name__, e
