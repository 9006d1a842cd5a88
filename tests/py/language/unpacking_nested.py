(a, b), [c, (d,)] = "xy", (1, [2])
print a, b, c, d  # expect: x y 1 2
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    print i, j, k,
print  # expect: 0 1 2 1 3 4
a = b = c, d = 5, 6
print a, b, c, d  # expect: (5, 6) (5, 6) 5 6
x, = [7]
[y] = "z"
print x, y  # expect: 7 z
