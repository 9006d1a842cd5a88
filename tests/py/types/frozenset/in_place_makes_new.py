f = g = frozenset([1])
f |= set([2])
print f, g, f is g  # expect: frozenset([1, 2]) frozenset([1]) False
