print {}, {"a": 1}, {1: {2: 3}}  # expect: {} {'a': 1} {1: {2: 3}}
d = {}
d2 = {}
print d is d2, d == d2  # expect: False True
