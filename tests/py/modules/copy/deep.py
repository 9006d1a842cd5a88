import copy
class P(object):
    def __init__(self): self.items = [1]
p = P()
q, r = copy.copy(p), copy.deepcopy(p)
q.items.append(2)
print p.items, r.items, q.items is p.items  # expect: [1, 2] [1] True
a = [1]; a.append(a)
b = copy.deepcopy(a)
print b[1] is b, b is a, copy.deepcopy((1, 2)), copy.copy({1: [2]})  # expect: True False (1, 2) {1: [2]}
class S(object):
    __slots__ = 'x',
s = S(); s.x = [3]
print copy.deepcopy(s).x, copy.deepcopy(s).x is s.x, copy.copy(len) is len  # expect: [3] False True
class D(object):
    def __deepcopy__(self, memo): return 'mine'
print copy.deepcopy([D()]), copy.Error  # expect: ['mine'] <class 'copy.Error'>
