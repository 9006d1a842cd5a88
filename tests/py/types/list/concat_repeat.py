a = [1, 2]
print a + [3], a * 2, 2 * a, a * 0, a * -1  # expect: [1, 2, 3] [1, 2, 1, 2] [1, 2, 1, 2] [] []
b = a
b += (3,)
b *= 2
print a, a is b  # expect: [1, 2, 3, 1, 2, 3] True
a *= 0
print b  # expect: []
