# SPDX-License-Identifier: MIT
"""Special methods of classes that inherit from builtin types, and mixed operands, in hot loops."""


class List(list):
    def __add__(self, other):
        return "list add"


class InPlace(list):
    def __iadd__(self, other):
        self.append(other)
        return self

    def __getitem__(self, i):
        return "item %s" % (i if isinstance(i, int) else "slice")

    def __contains__(self, x):
        return x == "there"

    def __eq__(self, other):
        return "eq"


class Int(int):
    def __add__(self, other):
        return "int add"

    def __radd__(self, other):
        return "int radd"

    def __lt__(self, other):
        return "int lt"

    def __mod__(self, other):
        return NotImplemented


class Float(float):
    def __rmul__(self, other):
        return "float rmul"

    def __cmp__(self, other):
        return 5


class Text(str):
    def __add__(self, other):
        return "text add"

    def __mod__(self, other):
        return "text mod"

    def __getitem__(self, i):
        return "text item"

    def __eq__(self, other):
        return NotImplemented

    def __hash__(self):
        return 5


class Dict(dict):
    def __missing__(self, key):
        return "missing"

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value * 2)


class Base(object):
    def __add__(self, other):
        return "base add"

    def __lt__(self, other):
        return "base lt"

    def __sub__(self, other):
        return NotImplemented


class Derived(Base):
    def __radd__(self, other):
        return "derived radd"

    def __gt__(self, other):
        return "derived gt"

    def __rsub__(self, other):
        return "derived rsub"


class Only(object):
    """The reflected methods only."""
    def __radd__(self, other):
        return "radd"

    def __rsub__(self, other):
        return "rsub"

    def __gt__(self, other):
        return "gt"


class Old:
    def __radd__(self, other):
        return "old radd"

    def __coerce__(self, other):
        return other, 1

    def __eq__(self, other):
        return "old eq"


def attempt(f):
    try:
        return f()
    except (TypeError, KeyError), error:
        return "%s: %s" % (error.__class__.__name__, error)


def operations():
    l, p, i, f, t, d = List([1]), InPlace([1]), Int(3), Float(2.5), Text("ab%s"), Dict()
    b, e, o, old = Base(), Derived(), Only(), Old()

    def inplace(x, y):
        x += y
        return x
    d[1] = 2
    out = [
        l + [1], attempt(lambda: [1] + l), attempt(lambda: inplace(List([1]), [2])), inplace(InPlace([1]), 5)[0],
        p[0], p[1:], "there" in p, 1 in p, p == [1], [1] == p, p != 3,
        i + 1, 1 + i, i + 2.5, 2.5 + i, i < 4, 4 < i, i > 4, i - 1, attempt(lambda: i % 2), 7 % i, -i,
        f * 2, 2 * f, f * f, f < 1, 1 < f, f == f,
        t + "x", "x" + t, t % 5, t[0], t == "ab%s", "ab%s" == t, t < "b", {t: 1}.get("ab%s"),
        d[1], d[5], attempt(lambda: dict(d)[5]),
        b + e, e + b, b + b, b < e, e < b, b > e, e > b, attempt(lambda: b - b), b - e, attempt(lambda: e - b),
        b + 1, attempt(lambda: 1 + b), b + old, attempt(lambda: b - old), b + o, attempt(lambda: b - "x"),
        1 + o, "x" + o, attempt(lambda: o + 1), 5 - o, 1 < o, o > 1, "a" < o, None < o, attempt(lambda: inplace(1, o)),
        attempt(lambda: inplace(b, 1)), attempt(lambda: inplace(b, b)), attempt(lambda: inplace(o, 1)),
        attempt(lambda: b + None), attempt(lambda: b - None), b == old, old == b, b == 1, b == b,
    ]
    return out


last = None
for round in xrange(300):
    seen = operations()
    if last is not None and last != seen:
        print "changed in round", round, [(x, y) for x, y in zip(last, seen) if x != y]
    last = seen
for x in last:
    print x
