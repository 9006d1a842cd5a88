# Iterators over builtin sources need no Python code; their subclasses, and sources in Python, do.
import itertools
import sys
from itertools import *


def gen(items):
    for item in items:
        yield item


class Numbers(object):
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def next(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


SOURCES = [lambda: [3, 1, 2], lambda: (3, 1, 2), lambda: xrange(3), lambda: 'abc', lambda: {1: 2}, lambda: gen([3, 1]),
           lambda: Numbers(3), lambda: iter([]), lambda: chain([1], [2]), lambda: count(5), lambda: repeat('x', 2),
           lambda: izip([1, 2], 'ab'), lambda: enumerate('ab'), lambda: combinations('abc', 2), lambda: set([7])]
MAKERS = [lambda s: cycle(s), lambda s: islice(s, 4), lambda s: islice(s, 1, None, 2), lambda s: islice(s, 1, 3),
          lambda s: tee(s)[1], lambda s: izip(s, count()), lambda s: imap(None, s, repeat(0)), lambda s: chain(s, 'z'),
          lambda s: ((k, list(g)) for k, g in groupby(s)), lambda s: izip_longest(s, 'ab'), lambda s: takewhile(len, [])]
for source in SOURCES:
    for make in MAKERS:
        it = make(source())
        print [item for item in islice(it, 7)], list(islice(it, 0, 2)),
    print
for source in SOURCES:
    if not isinstance(source(), count):
        print list(product(source(), 'xy')), list(permutations(source(), 2)), len(list(combinations(source(), 2)))

# Subclasses with a next of their own, and without.
for base, args in [(count, (3,)), (repeat, ('r', 4)), (cycle, ('ab',)), (islice, ('abcdef', 5)), (product, ('ab', 'c')),
                   (permutations, ('abc', 2)), (combinations, ('abc', 2)), (izip, ('abc', 'def')), (chain, ('ab', 'cd')),
                   (combinations_with_replacement, ('ab', 2))]:
    class Same(base):
        pass

    class Loud(base):
        def next(self):
            return ['loud', base.next(self)]
    for kind in Same, Loud:
        it = kind(*args)
        print kind.__base__.__name__, next(it), [item for item in islice(it, 2)], list(islice(chain(it, 'end'), 2)),
        print zip(it, it)[:1] if base is not count and base is not cycle else '', type(iter(it)) is kind

# Counting over the border of ints.
for start, step in [(sys.maxint - 1, 1), (2 ** 53 - 2, 3), (-2 ** 53 + 2, -3), (-sys.maxint, -1), (1, 0), (True, 1),
                    (2 ** 70, -1), (1.5, 1), (1, 0.5), (3L, 1), (0, 2 ** 62)]:
    c = count(start, step)
    print [next(c) for i in range(4)], c
print list(islice(count(), 2 ** 3, 10)), list(izip(count(1), 'ab'))

# An end stays an end for plain and other sources alike.
l = [1, 2]
for it in islice(l, 5), izip(l, 'abc'), tee(l)[0], chain(l), cycle([]), product(l), repeat(1, 1):
    list(it)
    l.append(3)
    print list(it),
print

# Bounds of islice.
for bounds in [(2,), (None,), (0,), (1, 2), (None, 2), (1, None), (1, None, 2), (None, None, None), (2, 1), (0, 4, 3),
               (-1,), (1, -1), (-1, 1), (1, 2, 0), (1, 2, -1), ('x',), ('x', 1), (1, 'x'), (1, 2, 'x'), (True,), (2.5,),
               (1L, 3L), (2 ** 70,), (0, 2 ** 62), ()]:
    try:
        print list(islice('abcdef', *bounds)),
    except (TypeError, ValueError) as e:
        print type(e).__name__, e
print

# Arguments that are refused.
for call in [lambda: islice(5, 1), lambda: izip(1), lambda: izip([], 2), lambda: imap(len, 3), lambda: imap(len),
             lambda: product([1], 2), lambda: product([], repeat=-1), lambda: product([], times=1), lambda: cycle(1),
             lambda: count('x'), lambda: repeat(), lambda: repeat(1, 'x'), lambda: repeat(times=2), lambda: groupby(4),
             lambda: groupby(), lambda: groupby([], lambda x: x, 3), lambda: combinations('ab', -1),
             lambda: count(1, 2, 3), lambda: count(start=1, stop=2), lambda: islice([], 1, step=2)]:
    try:
        print call()
    except (TypeError, ValueError) as e:
        print type(e).__name__, e
print list(product('ab', repeat=2)), list(product(repeat=2)), list(product('ab', repeat=0)), list(product('ab', []))


# groupby with all kinds of keys, and groups that are left early.
class Odd(object):
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v % 2 == other.v % 2


def key(v):
    if v == 4:
        raise ValueError('four')
    return v > 1


for it in groupby([1, 1, 2, 3, 3]), groupby('aAbB', str.lower), groupby([1, 2, 0, 5], key), groupby(gen([1, 3, 2])), \
        groupby(map(Odd, [1, 3, 2, 4, 5]), None), groupby(map(Odd, [1, 3, 2]), lambda o: o), groupby([2, 2, 4, 4], key):
    try:
        for k, group in it:
            print getattr(k, 'v', k), [getattr(v, 'v', v) for v in islice(group, 2)],
    except ValueError as e:
        print e,
    print
groups = [g for k, g in groupby('aabbb')]
print map(list, groups)
