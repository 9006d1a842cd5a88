# oracle: none, jobs are ours
import array, collections, datetime, os.path
from vmiot.job import copy

class Old:
    def __init__(self, x):
        self.x = x

class New(object):
    def __init__(self, x):
        self.x = x

class Slots(object):
    __slots__ = ('a', 'b')

class State(object):
    def __getstate__(self):
        return 'state of %s' % self.x
    def __setstate__(self, state):
        self.got = state

class Sub(dict):
    pass

class Names(list):
    def __init__(self):
        self.tag = 't'

def show(v):
    w = copy(v)
    print type(w) is type(v), repr(w)

for v in [1, 2 ** 62, 2 ** 80, 5L, True, None, 1.5, -0.0, float('inf'), 1 + 2j, 'a\xff', u'\u20ac', (), (1, 'x'), [1, [2]],
          {'a': 1}, set([1]), frozenset([2]), bytearray('xy'), xrange(3, 9, 2), slice(1, None, 2), Ellipsis, NotImplemented]:
    show(v)
# expect: True 1
# expect: True 4611686018427387904
# expect: True 1208925819614629174706176L
# expect: True 5L
# expect: True True
# expect: True None
# expect: True 1.5
# expect: True -0.0
# expect: True inf
# expect: True (1+2j)
# expect: True 'a\xff'
# expect: True u'\u20ac'
# expect: True ()
# expect: True (1, 'x')
# expect: True [1, [2]]
# expect: True {'a': 1}
# expect: True set([1])
# expect: True frozenset([2])
# expect: True bytearray(b'xy')
# expect: True xrange(3, 9, 2)
# expect: True slice(1, None, 2)
# expect: True Ellipsis
# expect: True NotImplemented
nan = copy(float('nan'))
print nan != nan  # expect: True
show(datetime.datetime(2020, 1, 2, 3, 4, 5, 6))  # expect: True datetime.datetime(2020, 1, 2, 3, 4, 5, 6)
show(datetime.date(2020, 1, 2))  # expect: True datetime.date(2020, 1, 2)
show(datetime.timedelta(1, 2, 3))  # expect: True datetime.timedelta(1, 2, 3)
show(collections.deque([1, 2], 5))  # expect: True deque([1, 2], maxlen=5)
show(collections.OrderedDict([('b', 1), ('a', 2)]))  # expect: True OrderedDict([('b', 1), ('a', 2)])
show(collections.defaultdict(list, {1: [2]}))  # expect: True defaultdict(<type 'list'>, {1: [2]})
show(array.array('h', [1, 2]))  # expect: True array('h', [1, 2])
show(ValueError('x', 2))  # expect: True ValueError('x', 2)
print copy(IOError(2, 'no', 'f')).errno  # expect: 2
print copy(Old(3)).x, copy(New([4])).x  # expect: 3 [4]
s = Slots()
s.a = [1]
print copy(s).a, hasattr(copy(s), 'b')  # expect: [1] False
s = State()
s.x = 9
print copy(s).got, hasattr(copy(s), 'x')  # expect: state of 9 False
d = Sub(a=1)
d.extra = 2
print type(copy(d)) is Sub, copy(d), copy(d).extra  # expect: True {'a': 1} 2
n = Names()
n.append(n)
m = copy(n)
print m[0] is m, m.tag, m is n  # expect: True t False
print copy(show) is show, copy(os.path.join) is os.path.join, copy(len) is len, copy(New) is New, copy(int) is int
# expect: True True True True True
