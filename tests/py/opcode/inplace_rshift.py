x = 2 ** 40
x >>= 38
print x  # expect: 4
x = -5
x >>= 1
print x  # expect: -3
