import warnings
warnings.simplefilter('ignore')
import copy, pickle, random
from sets import BaseSet, ImmutableSet, Set
METHODS = ['__or__', '__and__', '__sub__', '__xor__', 'union', 'intersection', 'difference', 'symmetric_difference',
           'issubset', 'issuperset', '__le__', '__lt__', '__ge__', '__gt__', '__eq__', '__ne__', 'union_update',
           'update', 'intersection_update', 'difference_update', 'symmetric_difference_update', '__ior__', '__iand__',
           '__isub__', '__ixor__', '__cmp__', 'remove', 'discard', '__contains__', 'copy', 'pop']
def attempt(f, *args):
    try:
        r = f(*args)
    except Exception as e:
        return type(e).__name__ + ' ' + str(e)
    return type(r).__name__ + r._repr(True) if isinstance(r, BaseSet) else repr(r)
rng = random.Random(5)
def some():
    return rng.sample(range(6), rng.randrange(5))
for name in METHODS:
    for kind in Set, ImmutableSet:
        for other in Set(some()), some():
            s = kind(some())
            before = s._repr(True)
            if not hasattr(s, name):
                continue
            args = () if name in ('copy', 'pop') else (other,)
            text = attempt(getattr(s, name), *args)
            print name, before, args, text, s._repr(True) if s._repr(True) != before else ''

inner = Set([1])
s = Set([inner, ImmutableSet([1]), 2])
inner.add(5)
print len(s), Set([1]) in s, inner in s, [type(e).__name__ for e in Set([inner])]
s.remove(Set([1]))
print s, attempt(s.remove, Set([1])), attempt(hash, s), hash(ImmutableSet('ab')) == hash(ImmutableSet('ba'))
print attempt(Set, 5), attempt(Set, 1, 2), attempt(BaseSet), attempt(Set().pop), attempt(cmp, s, 1), cmp(s, s)
for operation in (lambda: s | [1], lambda: s < 1, lambda: s == [2], lambda: set() | s):
    print attempt(operation)
for protocol in range(3):
    for o in Set([1, 2]), ImmutableSet([1, 2]), Set([ImmutableSet([1])]):
        back = pickle.loads(pickle.dumps(o, protocol))
        print back, back == o, type(back) is type(o),
print
nested = Set([ImmutableSet([(1, 2)])])
print copy.deepcopy(nested), copy.copy(nested) == nested, copy.copy(nested) is nested
class Own(Set):
    pass
print Own([1]) | Set([2]), ImmutableSet([1]) | Own([2]), Own([1]).copy(), type(Own([1]).__as_immutable__()).__name__
class Boxed(object):
    __hash__ = None
    def __as_immutable__(self):
        return 'stored'
    __as_temporarily_immutable__ = __as_immutable__
s = Set([Boxed()])
print s, Boxed() in s, s.discard(Boxed()), len(s)
