"""`cmp`, `==` and `!=` of values of all kinds beside each other, and what runs inside of them."""
nan, inf = float("nan"), float("inf")


class Fraction(float):
    pass


class Whole(int):
    pass


class Rich(object):
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print "eq", self.n,
        return [] if self.n == 1 else [0]

    def __lt__(self, other):
        print "lt", self.n,
        return NotImplemented if self.n == 2 else self.n


class Old:
    def __init__(self, n):
        self.n = n

    def __cmp__(self, other):
        return self.n - getattr(other, "n", 7)


numbers = [0, 1, -1, 2 ** 53, 2 ** 53 + 1, -2 ** 63, 10 ** 30, 0L, 1L, 0.0, -0.0, 1.0, 1.5, 2.0 ** 53, 1e300, inf, -inf, True,
           False, Fraction(1.5), Whole(1), 1 + 0j]
others = [None, "", "a", "b", u"a", (), (1,), (1, 2), (1, 2.0), (1, None), [1], [], [1.0], {}, {1: 2}, set()]
for a in numbers:
    row = []
    for b in numbers:
        try:
            row.append((cmp(a, b), a == b, a != b))
        except TypeError as e:
            row.append(str(e))
    print repr(a), row
for a in others:
    print repr(a), [(a == b, a != b) for b in others + numbers[:-1]],
    print [cmp(a, b) for b in others if type(a) is type(b) and not isinstance(a, (dict, set))]
print [cmp(None, n) for n in numbers], [cmp("a", n) for n in numbers], [cmp(n, None) for n in numbers[:-1]]
print [(nan == x, nan != x) for x in (nan, 1, 1.0, None)], cmp(nan, nan), cmp((nan,), (nan,))
for pair in (Rich(1), 0), (Rich(2), 0), (Rich(0), 0), ((1, Rich(2)), (1, 5)), (Old(3), Old(4)), (Old(9), 1), (1, Old(9)):
    try:
        print cmp(*pair)
    except TypeError as e:
        print type(e).__name__, e
deep = other = ()
for i in xrange(5000):
    deep, other = (deep,), (other,)
try:
    print cmp(deep, other)
except RuntimeError as e:
    print e
values = [3, 1.5, 2L, -inf, 10 ** 20, True, 0.25]
print sorted(values, cmp), sorted(values, lambda a, b: cmp(b, a)), sorted(values, key=lambda v: -v)


def count(limit):
    n = 0
    for v in values * 300:
        n += cmp(v, limit)
        n += v == None
        n += v != "x"
        n += None == None
    return n


print count(1.5), count(2), count(inf)
