a, b = 1, 2
a, b = b, a
print a, b  # expect: 2 1
x = [1, 2, 3]
i = 0
i, x[i] = 2, "set"
print i, x  # expect: 2 [1, 2, 'set']
