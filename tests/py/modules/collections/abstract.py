import collections as c
class Names(c.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i): return 'abc'[i]
n = Names()
print list(n), list(reversed(n)), 'b' in n, n.index('c'), n.count('a')  # expect: ['a', 'b', 'c'] ['c', 'b', 'a'] True 2 1
class S(c.Set):
    def __init__(self, items): self.items = list(items)
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __len__(self): return len(self.items)
print list(S('ab') & S('bc')), list(S('ab') | S('c')), S('a') <= S('ab'), S('a') == set('a'), S('ab').isdisjoint('c')  # expect: ['b'] ['a', 'b', 'c'] True True True
print isinstance([], c.Sequence), isinstance({}, c.MutableMapping), isinstance('', c.Hashable), isinstance([], c.Hashable)  # expect: True True True False
try:
    c.Mapping()
except TypeError as e:
    print e  # expect: Can't instantiate abstract class Mapping with abstract methods __getitem__, __iter__, __len__
