a, b, c = 1, 2, 3
a, b, c = c, a, b
print a, b, c  # expect: 3 1 2
x = [10, 20]
x[1] += 5
print x  # expect: [10, 25]
print 1 < 2 < 3, 3 > 2 > 5  # expect: True False
