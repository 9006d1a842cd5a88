# What the operations of sets do step by step: the order of what they give, None, and sets that are walked through meanwhile.
import operator
import sets

VALUES = (None, [1], (), 'ab', {1: 2}, (-1, -2, 1, (1,)), sets.Set([2, 3]), sets.ImmutableSet([1]), [[1]], [1, [2]], [sets.Set([9])],
          5)
METHODS = ('difference', 'symmetric_difference', 'union', 'intersection', 'issubset', 'issuperset', 'update', 'union_update',
           'difference_update', 'symmetric_difference_update', 'intersection_update')


def show(f, *args):
    try:
        print repr(f(*args)),
    except (TypeError, RuntimeError) as e:
        print type(e).__name__, e,


for method in METHODS:
    for value in VALUES:
        x = sets.Set([1, 2, -1])
        show(getattr(x, method), value)
        print x
    x = sets.Set([1, 2])
    show(getattr(x, method), x)
    print x
for value in VALUES:
    show(sets.Set, value)
    show(sets.ImmutableSet, value)
    show(operator.contains, sets.Set([1, 'a']), value)
    print
for op in ('or_', 'and_', 'sub', 'xor', 'ior', 'iand', 'isub', 'ixor'):
    for value in (None, [1], set([1]), sets.Set([1, -2, 7])):
        show(getattr(operator, op), sets.Set([1, -1]), value)
    print

state = 12345


def number(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 8) % n


POOL = [-1, -2, 1, (1,), (-1,), (-2,), 0, 8, 16, 24, 32, 'a', 'b', 40, 2 ** 63, 1.5, 3L]
for _ in range(60):
    s = sets.Set(POOL[number(len(POOL))] for _ in range(number(9)))
    for _ in range(12):
        other = [POOL[number(len(POOL))] for _ in range(number(6))]
        if number(2):
            other = sets.Set(other)
        kind = number(8)
        if kind == 0:
            s.add(POOL[number(len(POOL))])
        elif kind == 1:
            s.discard(POOL[number(len(POOL))])
        elif kind == 2 and s:
            s.pop()
        elif kind == 3:
            s = s.copy()
        else:
            result = getattr(s, METHODS[number(4) if kind < 6 else 6 + number(5)])(other)
            if result is not None:
                s = result
    print list(s)


class Sub(sets.Set):
    def __init__(self, iterable=None):
        print 'Sub', type(iterable).__name__,
        sets.Set.__init__(self, iterable)


for method in METHODS[:4]:
    print type(getattr(Sub([1, 2]), method)([2, 3])).__name__
for method in ('difference_update', 'symmetric_difference_update', 'update'):
    s = sets.Set([1, 2])
    try:
        for element in s:
            getattr(s, method)([1, 5, 6])
            print element,
    except RuntimeError as e:
        print e
