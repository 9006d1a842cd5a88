print [x * x for x in range(4)]  # expect: [0, 1, 4, 9]
print [(x, y) for x in "ab" for y in range(3) if y != 1]  # expect: [('a', 0), ('a', 2), ('b', 0), ('b', 2)]
print [[y for y in range(x)] for x in range(3)]  # expect: [[], [0], [0, 1]]
print x  # expect: 2
