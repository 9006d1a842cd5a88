import operator as op
class P(object):
    def __init__(self, x): self.x = x
    def m(self, *a, **k): return (self.x, a, k)
p = P(P(5))
print op.attrgetter('x.x')(p), op.attrgetter('x.x', 'x.x')(p), op.attrgetter('real', 'imag')(3)  # expect: 5 (5, 5) (3, 0)
print op.itemgetter(1)('abc'), op.itemgetter(0, -1)([1, 2, 3]), op.itemgetter('k')({'k': 'v'}), op.itemgetter(slice(1, 3))('abcd')  # expect: b (1, 3) v bc
print op.methodcaller('m')(P(1)), op.methodcaller('m', 1, k=2)(P(1)), op.methodcaller('upper')('a')  # expect: (1, (), {}) (1, (1,), {'k': 2}) A
print sorted([(2, 'a'), (1, 'b')], key=op.itemgetter(0)), map(op.methodcaller('split', ','), ['a,b', 'c'])  # expect: [(1, 'b'), (2, 'a')] [['a', 'b'], ['c']]
for f in (lambda: op.attrgetter(), lambda: op.attrgetter(5)(1), lambda: op.attrgetter('nope')(1), lambda: op.itemgetter(1)(5), lambda: op.methodcaller(), lambda: op.itemgetter(x=1), lambda: op.attrgetter('a')(1, 2)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print e
        # expect: attrgetter expected 1 arguments, got 0
        # expect: attribute name must be a string
        # expect: 'int' object has no attribute 'nope'
        # expect: 'int' object has no attribute '__getitem__'
        # expect: methodcaller needs at least one argument, the method name
        # expect: itemgetter() does not take keyword arguments
        # expect: attrgetter expected 1 arguments, got 2
