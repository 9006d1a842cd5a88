# SPDX-License-Identifier: MIT
"""Sets of ints: order of iteration after any history, and what happens when other values come to them."""


class Random(object):
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % n


def key(random, width, others):
    kind = random.below(20)
    n = random.below(width) - width // 4
    if kind == 0:
        return n * 8
    if kind == 1:
        return -1 - random.below(3)
    if kind == 2 and others:
        return (n << 31) + random.below(3)
    if kind == 3 and others:
        return -2147483648 + random.below(3)
    return n


def history(seed, width, steps, others):
    """Random operations on three sets; the orders met on the way as one number, and the last ones."""
    random = Random(seed)
    sets = [set(), set(), set()]
    check = 0
    for step in xrange(steps):
        s = sets[random.below(3)]
        t = sets[random.below(3)]
        what = random.below(24)
        if what in (13, 14, 17, 18) and len(s) < 30:
            what = 21
        if what < 8:
            s.add(key(random, width, others))
        elif what < 11:
            s.discard(key(random, width, others))
        elif what == 11:
            if s:
                check = check * 31 + hash(s.pop()) % 1000
        elif what == 12:
            s |= t
        elif what == 13:
            s -= t
        elif what == 14:
            s &= t
        elif what == 15:
            s ^= t
        elif what == 16:
            sets[random.below(3)] = s | t
        elif what == 17:
            sets[random.below(3)] = s - t
        elif what == 18:
            sets[random.below(3)] = s & t
        elif what == 19:
            sets[random.below(3)] = s ^ t
        elif what == 20:
            sets[random.below(3)] = s.copy()
        elif what == 21:
            s.update([key(random, width, others) for i in xrange(random.below(25))])
        elif what == 22:
            check = check * 7 + (s <= t) + 2 * s.isdisjoint(t) + 4 * (s == t) + 8 * (key(random, width, others) in s)
        elif others and random.below(4) == 0:
            s.add(("more", "text", 2.5, u"x", (1, 2), 10 ** 20, 3L, True)[random.below(8)])
        for value in sets[random.below(3)]:
            check = (check * 33 + hash(value) % 1000) % 1000000007
        check %= 1000000007
    return check, sets


for width in 4, 12, 40, 300, 5000:
    for seed in xrange(1, 7):
        check, sets = history(seed * 7919, width, 400, False)
        print width, seed, check, [len(s) for s in sets], list(sets[0])[:12]
for seed in xrange(1, 13):
    check, sets = history(seed * 104729, 40, 120, True)
    print seed, check, [len(s) for s in sets], [repr(v) for v in sets[1]][:6]

print "-- large"
big = set(xrange(0, 300000, 3))
print len(big), list(big)[:3], list(big)[-3:], sum(big)
for n in xrange(0, 300000, 6):
    big.remove(n)
print len(big), list(big)[:3], len(big.copy()), list(big.copy())[-3:]
big.update(xrange(-50, 50))
print len(big), sorted(big)[:3], -7 in big, -51 in big

print "-- equal values of other types"
s = {1, 2, 3}
print True in s, 1.0 in s, 2L in s, 2.5 in s, float("nan") in s, "1" in s, None in s, 10 ** 30 in s
s.discard(2.0)
s.remove(True)
print s
s.add(3L)
s.add(3.0)
print s, s.pop(), s
s = set()
s.add(1L)
s.add(1)
print s, set([1.0]) | set([1]), set([1]) | set([1.0]), set([1]) & set([1.0]), set([True]) & set([1, 2])
print 1 in set(), None in set(), set().isdisjoint([1]), set([0.5, 0.25]) & set([1, 2, 0.5])


class Same(object):
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n)

    def __eq__(self, other):
        return other == self.n


print "-- values with a comparison of their own"
s = set(range(10))
print Same(3) in s, Same(33) in s, len(s)
s.discard(Same(4))
s.add(Same(5))
s.add(Same(50))
print len(s), 50 in s, sorted(v for v in s if isinstance(v, int))

print "-- unhashable"
for f in (
        lambda: [] in set(),
        lambda: [] in {1},
        lambda: {1}.add([]),
        lambda: {1}.discard({}),
        lambda: set().intersection([[]]),
        lambda: {1}.intersection([set()]),
        lambda: {1}.isdisjoint([[]]),
        lambda: {1}.difference([[]]),
        lambda: {1}.difference([set([1])]),
        lambda: {1}.symmetric_difference([[]]),
        lambda: set([1, 2, []]),
        lambda: {1}.remove(7),
        lambda: set().remove(7),
        lambda: set().pop()):
    try:
        print f()
    except (TypeError, KeyError), error:
        print type(error).__name__, error
print {1} in {1}, set() in set(), frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}

print "-- changed while iterated over"
s = set(range(5))
try:
    for v in s:
        s.add(v + 100)
except RuntimeError, error:
    print error, len(s)
s = set(range(5))
seen = []
for v in s:
    seen.append(v)
    s.remove(v)
    s.add(v + 8)
    if len(seen) > 30:
        break
print seen, s
s = set(range(6))
seen = []
for v in s:
    seen.append(v)
    if v == 2:
        s.remove(5)
        s.add("text")
print len(seen), len(s)
s = set([1])
it = iter(s)
s.clear()
try:
    print next(it, "end")
except RuntimeError, error:
    print error
s = set([1, 2])
it = iter(s)
print it.__length_hint__(), next(it), it.__length_hint__(), next(it), next(it, "end"), it.__length_hint__()
s.add(3)
print next(it, "end")

print "-- frozen"
print hash(frozenset(range(20))) == hash(frozenset(range(19, -1, -1))), hash(frozenset([-1, 5])), frozenset([3, 1])
print frozenset([1, 2]) == set([2, 1]), frozenset([1]) | {2}, {2} | frozenset([1]), frozenset([1]).copy()
print frozenset() is frozenset([]), frozenset([1]) - {1} is frozenset(), type(frozenset([1]) & {1})


class Mine(set):
    def __init__(self, *args):
        set.__init__(self, *args)
        self.note = "n"


m = Mine([4, 2])
m.add(1)
print m, m | {9}, type(m | {9}), m.note, m.copy(), {9} | m, m.__reduce__()[1]
m.__init__([7])
print m, len(m)
n = set([1, 2])
n.__init__([3])
n.__init__()
print n
print set([1, 2, 3]).__sizeof__() < set(range(1000)).__sizeof__()
