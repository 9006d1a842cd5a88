a = [0, 1, 2, 1, 0]
print a.index(1), a.index(1, 2), a.index(0, -1), a.index(1, -100, 100)  # expect: 1 3 4 1
print a.count(1), a.count(9)  # expect: 2 0
