s = set([3, 1, 2, 3])
s.add(4)
s.discard(9)
s.remove(1)
print s, len(s), 2 in s, 9 in s, set(), set('hello'), s.copy() is s  # expect: set([2, 3, 4]) 3 True False set([]) set(['h', 'e', 'l', 'o']) False
print s.pop(), s, s.clear(), s  # expect: 2 set([3, 4]) None set([])
