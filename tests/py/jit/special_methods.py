# SPDX-License-Identifier: MIT
"""Special methods called by hot code: what they may give, raise, wait for and change."""
import sys
import time

wait = [0]


def pause():
    """Gives the processor away now and then, so that the method is suspended in the middle."""
    wait[0] += 1
    if wait[0] % 97 == 0:
        time.sleep(1e-5)


class Number(object):
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        pause()
        return NotImplemented if isinstance(other, str) else Number(self.n + getattr(other, "n", other))

    def __radd__(self, other):
        pause()
        return Number(self.n + 1000)

    def __sub__(self, other):
        return Number(self.n - other.n)

    def __mul__(self, other):
        pause()
        return NotImplemented

    def __rmul__(self, other):
        return "rmul"

    def __iadd__(self, other):
        pause()
        self.n += 1
        return self

    def __lt__(self, other):
        pause()
        return NotImplemented if self.n % 3 == 0 else self.n < other.n

    def __gt__(self, other):
        return "gt"

    def __eq__(self, other):
        pause()
        return self.n == getattr(other, "n", None)

    def __ne__(self, other):
        return NotImplemented

    def __cmp__(self, other):
        pause()
        return cmp(self.n, other.n)

    def __getitem__(self, key):
        pause()
        if key == 7:
            raise KeyError(key)
        return key, self.n

    def __setitem__(self, key, value):
        pause()
        self.n = key + value
        return "ignored"

    def __delitem__(self, key):
        self.n = -key

    def __contains__(self, item):
        pause()
        return [item] if item % 2 else []

    def __nonzero__(self):
        pause()
        return self.n > 5

    def __len__(self):
        pause()
        return 4

    def __call__(self, *args):
        pause()
        return len(args)

    def __enter__(self):
        pause()
        return self.n

    def __exit__(self, kind, error, trace):
        pause()
        return kind is ZeroDivisionError

    def __getattr__(self, name):
        pause()
        if name.startswith("no"):
            raise AttributeError(name)
        return name

    @property
    def twice(self):
        pause()
        return self.n * 2

    def __neg__(self):
        pause()
        return Number(-self.n)

    def __str__(self):
        return "<%d>" % self.n


class Sub(Number):
    def __radd__(self, other):
        return "sub radd"

    def __gt__(self, other):
        return "sub gt"


class Countdown(object):
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        pause()
        return self

    def next(self):
        pause()
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


def arithmetic(rounds):
    a, b, s = Number(1), Number(2), Sub(3)
    seen = {}
    for i in xrange(rounds):
        a.n = i
        out = [(a + b).n, (a + 5).n, (5 + a).n, (a - b).n, a + s, a * 3 if i < 0 else 3 * a]
        try:
            a * b
        except TypeError, error:
            out.append(str(error))
        try:
            a + "x"
        except TypeError, error:
            out.append(str(error))
        c = a
        c += b
        out += [c is a, c.n, (-c).n]
        for k, v in enumerate(out[3:8]):
            seen[k, v if isinstance(v, str) else None] = seen.get((k, v if isinstance(v, str) else None), 0) + 1
    print sorted(seen.items())
    print out


def comparisons(rounds):
    a, b, s = Number(1), Number(2), Sub(9)
    total = {}
    for i in xrange(rounds):
        a.n = i % 7
        for r in (a < b, a < s, a > b, a == b, a != b, a <= b, a >= b, b < a, a == 3, a == "x", a == None):
            total[str(r)] = total.get(str(r), 0) + 1
    print sorted(total.items())


def items(rounds):
    a = Number(1)
    errors = n = 0
    for i in xrange(rounds):
        try:
            k, v = a[i % 10]
            n += k + v
        except KeyError:
            errors += 1
        a[i % 5] = 2
        del a[i % 3]
        if i % 4 in a:
            n += 1
        if a:
            n += 100
        n += len(a) + a(1, i)
    print n, errors


def managers(rounds):
    a = Number(1)
    n = 0
    for i in xrange(rounds):
        with a as v:
            n += v
            if i % 3 == 0:
                n / 0
        try:
            with a:
                raise KeyError(i)
        except KeyError, error:
            n += error.args[0]
    print n


def attributes(rounds):
    a = Number(3)
    n = missing = 0
    for i in xrange(rounds):
        n += a.twice + len(a.other)
        try:
            a.nothing
        except AttributeError, error:
            missing += len(str(error))
    print n, missing


def iteration(rounds):
    n = 0
    for i in xrange(rounds):
        for x in Countdown(i % 5):
            n += x
        try:
            Countdown(0).next()
        except StopIteration:
            n += 1
    print n


def searching(rounds):
    numbers = [Number(i) for i in range(6)]
    n = 0
    for i in xrange(rounds):
        n += Number(i % 8) in numbers
        n += numbers.count(Number(2)) + numbers.index(Number(i % 6))
        n += (numbers == [Number(k) for k in range(6)]) + (tuple(numbers[:2]) == (Number(0), Number(1)))
    print n


class Ordered(object):
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        pause()
        return self.n < other.n


class Compared(object):
    def __init__(self, n):
        self.n = n

    def __cmp__(self, other):
        pause()
        return cmp(self.n, other.n)


def sorting(rounds):
    for cls in Ordered, Compared:
        for i in xrange(rounds / 20):
            some = [cls(k * 37 % 41) for k in range(41)]
            some.sort()
            some.sort(reverse=i % 2 == 1)
        print [o.n for o in some][:5], [o.n for o in sorted(some)][-3:]


class Failing(object):
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        pause()
        if self.n == 3:
            raise ValueError("cannot compare %d" % self.n)
        return self.n < other.n

    __add__ = __getitem__ = __contains__ = __call__ = __lt__


def failing(rounds):
    n = 0
    other = Failing(5)
    for i in xrange(rounds):
        o = Failing(i % 4)
        for operation in (lambda: o < other, lambda: o + other, lambda: o[other], lambda: other in o, lambda: o(other)):
            try:
                n += operation()
            except ValueError, error:
                n += len(error.args[0])
        try:
            sorted([Failing(k) for k in (1, 2, i % 4)])
        except ValueError:
            n += 1000
    print n


def changing(rounds):
    """A class, a function and an instance change while the loop is hot."""
    class Changing(object):
        def __add__(self, other):
            return "first"

        def __getitem__(self, key):
            return "item"

        def __lt__(self, other):
            return "less"

    def second(self, other):
        return "second"

    o = Changing()
    seen = []
    for i in xrange(rounds):
        if i == rounds / 4:
            Changing.__add__ = second
        elif i == rounds / 2:
            second.__code__ = (lambda self, other: "third").__code__
            o.__getitem__ = lambda key: "never asked"
        elif i == rounds * 3 / 4:
            Changing.__getitem__ = lambda self, key, more="default": more
            Changing.__lt__ = lambda self, *others: len(others)
        elif i == rounds - 5:
            del Changing.__add__
        try:
            r = o + o, o[1], o < o
        except TypeError, error:
            r = str(error)
        if not seen or seen[-1] != r:
            seen.append(r)
    print seen


class Generating(object):
    def __getitem__(self, key):
        yield key
        yield key + 1

    def __add__(self, other):
        yield self is other

    def __call__(self):
        return sys._getframe().f_code.co_name, sys._getframe(1).f_code.co_name

    def __eq__(self, other):
        return sys._getframe(1).f_lineno - sys._getframe(1).f_code.co_firstlineno


def frames(rounds):
    o = Generating()
    for i in xrange(rounds):
        r = list(o[i]), list(o + o), o(), o == o
    print r


class Deep(object):
    def __add__(self, other):
        return self + other

    def __lt__(self, other):
        return self < other

    def __getitem__(self, key):
        return self[key]


def recursion(rounds):
    o = Deep()
    for operation in (lambda: o + o, lambda: o < o, lambda: o[0]):
        for i in xrange(rounds / 100):
            try:
                operation()
            except RuntimeError, error:
                text = str(error)[:32]
        print text


class Key(object):
    """A key whose comparison may change the dict it is in."""
    table = None
    wishes = []

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        pause()
        return self.n % 3

    def __eq__(self, other):
        pause()
        if Key.wishes:
            Key.wishes.pop()(Key.table, self)
        return isinstance(other, Key) and self.n == other.n


def remove(table, mine):
    table.pop(mine, None)


def clear(table, mine):
    table.clear()


def grow(table, mine):
    for k in range(20):
        table[100 + k] = k


def keys(rounds):
    n = 0
    for i in xrange(rounds):
        table = Key.table = dict((Key(k), k) for k in range(7))
        some = set([Key(k) for k in range(5)])
        n += table[Key(i % 7)] + (Key(i % 9) in table) + (Key(i % 9) in some)
        table[Key(i % 9)] = 5
        n += len(table)
        Key.wishes = ([], [remove], [clear], [grow])[i % 4][:]
        try:
            n += table[Key(i % 8)]
        except KeyError, error:
            n += 1000 + error.args[0].n
        Key.wishes = ([grow], [clear], [remove], [])[i % 4][:]
        table[Key(2)] = i
        n += len(table) + sum(table.values())
        Key.wishes = []
    print n


class Old:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        pause()
        return self.n + 1

    def __radd__(self, other):
        pause()
        return self.n + 2

    def __getitem__(self, key):
        pause()
        return self.n + key

    def __setitem__(self, key, value):
        pause()
        self.n = value

    def __len__(self):
        pause()
        return 3

    def __cmp__(self, other):
        pause()
        return cmp(self.n, getattr(other, "n", other))

    def __call__(self, x):
        pause()
        return x

    def __contains__(self, x):
        pause()
        return x == 2

    def __nonzero__(self):
        pause()
        return self.n % 2

    def __enter__(self):
        pause()
        return self

    def __exit__(self, *why):
        pause()


def old_style(rounds):
    o, p = Old(1), Old(2)
    n = 0
    for i in xrange(rounds):
        n += o + p + (5 + o) + o[i] + len(o) + (o < p) + (o == p) + o(i)
        o[i] = i % 3
        n += (i % 3 in o) + (1 if o else 0) + (p in [o, p])
        with o:
            n += 1
        n += sorted([Old(2), Old(1)])[0].n
        if i == rounds / 2:
            o.__getitem__ = lambda key: -key
    print n


for test in (arithmetic, comparisons, items, managers, attributes, iteration, searching, sorting, failing, changing,
             frames, recursion, keys, old_style):
    print test.__name__
    test(600)
