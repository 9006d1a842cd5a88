x = range(6)
del x[1:3]
print x  # expect: [0, 3, 4, 5]
del x[3:1]
print x  # expect: [0, 3, 4, 5]
del x[-3:-1]
print x  # expect: [0, 5]
