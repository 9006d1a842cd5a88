# Which special methods are asked, how often and in which order, where several operands and fallbacks take part.
log = []


def tell(name, answer):
    def special(self, *args):
        log.append("%s.%s" % (type(self).__name__ if isinstance(self, object) else "old", name))
        if isinstance(answer, Exception):
            raise answer
        return answer
    return special


def make(label, base, **answers):
    return type(label, (base,), dict(("__%s__" % name, tell(name, answer)) for name, answer in answers.items()))


def t(f):
    del log[:]
    try:
        r = repr(f())
    except Exception as e:
        r = "%s: %s" % (type(e).__name__, e)
    print r, log


# A subclass on the right is asked first, and once more when nobody knew.
I = make("I", int, ne=NotImplemented, eq=NotImplemented, ge=NotImplemented)
t(lambda: 0 != I()); t(lambda: I() != 0); t(lambda: -1 <= I()); t(lambda: [1, 2].index(I(2))); t(lambda: I(3) in [3])

# A subclass of long has the last word beside an int.
L = make("L", long, mul=NotImplemented, rmod=NotImplemented, truediv=NotImplemented, pow=NotImplemented)
t(lambda: L(6) * 2); t(lambda: -1 % L(4)); t(lambda: L(6) ** 2); t(lambda: L(6) * 2L); t(lambda: L(6) + 2); t(lambda: 2 + L(6))
t(lambda: 7 & 3L); t(lambda: True & 3L); t(lambda: 7L | False); t(lambda: pow(2, 3L, 5)); t(lambda: divmod(7, 2L))

# Old-style instances are coerced once, but where the other operand is no number.


class Coerced:
    def __coerce__(self, other):
        log.append("coerce %s" % type(other).__name__)


for o in (frozenset(), 1, 2L, [], None, "a", {}, 1.5, u"a", Coerced()):
    t(lambda: Coerced() * o); t(lambda: o * Coerced()); t(lambda: Coerced() + o); t(lambda: o - Coerced()); t(lambda: o ** Coerced())


class Broken(object):
    def __coerce__(self, other):
        log.append("coerce %s" % type(other).__name__)
        raise KeyError("coerce")


t(lambda: None ** Broken()); t(lambda: None + Broken())


class Old:
    def __init__(self, answer=0):
        self.answer = answer

    def __cmp__(self, other):
        log.append("cmp")
        return self.answer

    def __eq__(self, other):
        log.append("eq")
        return NotImplemented


t(lambda: cmp(Old(1), Old())); t(lambda: Old(1) == Old()); t(lambda: cmp(Old(1), 1)); t(lambda: cmp(1, Old(1)))
t(lambda: pow({}, Old(), 3)); t(lambda: pow(3, Old(), 3)); t(lambda: pow(2j, "a", 3)); t(lambda: pow(2j, 1, 3))

# The end of an iteration may say something.


def g():
    raise StopIteration("generator")
    yield 1


class End(StopIteration):
    pass


t(lambda: next(g())); t(lambda: g().next())
t(lambda: next(type("N", (object,), {"next": tell("next", StopIteration("a", 1))})()))
t(lambda: next(type("N", (object,), {"next": tell("next", End("end"))})()))
t(lambda: next(type("N", (object,), {"next": tell("next", End("end"))})(), 5))


class OldEnd:
    def next(self):
        raise StopIteration("lost")


t(lambda: next(OldEnd()))

# Others.
import math
import operator
S = make("S", set, iter=iter([3, 4]), len=7)
t(lambda: S()); t(lambda: S([1])); t(lambda: "%s" % S())
T = make("T", tuple, iter=iter([9]), len=5)
t(lambda: (lambda *args: args)(*T((1, 2))))
F = make("F", float, len=1)
t(lambda: range(F(1))); t(lambda: range(1, 5, F(2)))
K = make("K", object, getattr=3)
t(lambda: dict(**K())); t(lambda: math.trunc(K()))
N = make("N", object, iter=KeyError("iter"))
t(lambda: operator.countOf(N(), 1)); t(lambda: operator.indexOf(N(), 1)); t(lambda: 1 in N()); t(lambda: operator.countOf(Old(), 1))
W = make("W", str, len=LookupError("len"))
t(lambda: "-".join(W("ab")))
Q = make("Q", long, add=1)
t(lambda: [type(v).__name__ for v in divmod(Q(3), 5) + (Q(3) % 4, Q(-3) % 4, Q(7) % 4)])
