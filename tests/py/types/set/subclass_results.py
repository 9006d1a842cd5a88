class S(set):
    pass
class F(frozenset):
    pass
s = S([1, 2])
for r in (s | set([3]), set([3]) | s, s & s, s - s, s ^ s, s.copy(), s.union([5])):
    pass
print [type(r).__name__ for r in (s | set([3]), set([3]) | s, s & s, s.copy(), s.union([5]))]  # expect: ['S', 'set', 'S', 'S', 'S']
print type(F([1]).copy()).__name__, type(frozenset(F([1]))).__name__, type(F() | s).__name__  # expect: F frozenset F
s.attr = 1
print s.__reduce__()  # expect: (<class '__main__.S'>, ([1, 2],), {'attr': 1})
