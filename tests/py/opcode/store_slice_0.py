x = [1, 2, 3]
y = x
x[:] = "ab"
print x, y is x  # expect: ['a', 'b'] True
x[:] = x
print x  # expect: ['a', 'b']
try:
    x[:] = 5
except TypeError, e:
    print e  # expect: can only assign an iterable
