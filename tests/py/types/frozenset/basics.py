f = frozenset([1, 2, 3])
print f, f | set([4]), f & set([1]), f - set([1]), f ^ set([9]), len(f), 2 in f, f == set([1, 2, 3])  # expect: frozenset([1, 2, 3]) frozenset([1, 2, 3, 4]) frozenset([1]) frozenset([2, 3]) frozenset([9, 2, 3, 1]) 3 True True
print frozenset(f) is f, f.copy() is f, frozenset() is frozenset(''), {f: 1}[frozenset([3, 2, 1])]  # expect: True True True 1
print set([1, 2, 3]) == f, f.union([7]), f.issubset(range(9)), f < set(range(9)), type(set([1]) | f).__name__  # expect: True frozenset([1, 2, 3, 7]) True True set
