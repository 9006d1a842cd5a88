a = set([1, 2, 3, 4])
b = set([3, 4, 5])
print a | b, a & b, a - b, b - a, a ^ b  # expect: set([1, 2, 3, 4, 5]) set([3, 4]) set([1, 2]) set([5]) set([1, 2, 5])
print a <= b, a < a, a >= set([1]), a == set([4, 3, 2, 1]), a != b, set() < a, a.isdisjoint([9])  # expect: False False True True True True True
a |= b
print a  # expect: set([1, 2, 3, 4, 5])
a &= set([1, 3, 5, 7])
print a  # expect: set([1, 3, 5])
a ^= set([1, 2])
print a  # expect: set([2, 3, 5])
a -= b
print a  # expect: set([2])
