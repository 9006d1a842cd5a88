print list((x, y) for x in range(3) for y in range(x) if x + y != 2)  # expect: [(1, 0), (2, 1)]
print sum(x for x in range(5) if x % 2), dict((k, len(k)) for k in ("a", "bb")).items()  # expect: 4 [('a', 1), ('bb', 2)]
g = (x for x in (y * 2 for y in range(3)))
print g.next(), list(g)  # expect: 0 [2, 4]
n = 3
g = (x + n for x in range(2))
n = 10
print list(g)  # expect: [10, 11]
