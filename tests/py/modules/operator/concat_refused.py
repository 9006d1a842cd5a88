# concat() and repeat() of what is a sequence and cannot: the sequence is asked as a number is, and then named.
import array
import collections
import operator
import UserDict


class Adds(object):
    def __getitem__(self, i):
        return [4, 5][i]

    def __add__(self, other):
        return 'add', NotImplemented if other is None else type(other)

    def __mul__(self, n):
        return 'mul', n


class RightOnly(object):
    def __getitem__(self, i):
        return [4, 5][i]

    def __radd__(self, other):
        return 'radd'


class InPlace(Adds):
    def __iadd__(self, other):
        return 'iadd'

    def __imul__(self, n):
        return NotImplemented


class Old:
    def __getitem__(self, i):
        return [4, 5][i]


class OldAdds(Old):
    def __add__(self, other):
        return 'old'


for o in (xrange(3), collections.deque(), Exception(), [], 5, {}, (), buffer('a'), array.array('i'), set(), memoryview('a'), None,
          type, collections.OrderedDict(), UserDict.UserDict(), 1.5, Adds(), RightOnly(), InPlace(), Old(), OldAdds(), 'a', u'b'):
    for f in (operator.concat, operator.repeat, operator.iconcat, operator.irepeat):
        for other in (o, 2, None, [1], RightOnly(), OldAdds(), 'c'):
            try:
                print type(o).__name__, f.__name__, repr(f(o, other)).split(' at ')[0]
            except (TypeError, AttributeError) as e:
                print type(o).__name__, f.__name__, type(e).__name__, e

# What is wrong first.
a = array.array('i', range(5))
for step in (0, 1, 2, -1, 'x'):
    for value in ([1], 3, None, a, array.array('b'), '', array.array('i', [7, 8])):
        b = array.array('i', a)
        try:
            b[0:3:step] = b if value is a else value
            print b
        except (TypeError, ValueError) as e:
            print type(e).__name__, e
for seq in (5, [], 'a', None, iter([])):
    for start in ('', u'', 'x', [], bytearray()):
        try:
            print sum(seq, start)
        except TypeError as e:
            print e
for name in ('', u''):
    for fields in ('a b', ['a', '']):
        try:
            collections.namedtuple(name or 'T' if fields != 'a b' else name, fields)
        except (IndexError, ValueError) as e:
            print type(e).__name__, e
