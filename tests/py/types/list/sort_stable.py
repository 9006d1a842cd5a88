a = [('b', 2), ('a', 2), ('c', 1)]
a.sort(key=lambda p: p[1])
print a  # expect: [('c', 1), ('b', 2), ('a', 2)]
a.sort(key=lambda p: p[1], reverse=True)
print a  # expect: [('b', 2), ('a', 2), ('c', 1)]
a.sort(lambda x, y: cmp(y, x))
print a  # expect: [('c', 1), ('b', 2), ('a', 2)]
