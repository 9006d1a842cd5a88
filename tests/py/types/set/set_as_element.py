s = set([frozenset([1, 2]), 5])
print set([1, 2]) in s, set([9]) in s, len(s)  # expect: True False 2
s.discard(set([1, 2]))
print s  # expect: set([5])
