a, b = (1, 2)
[c, d] = "xy"
(e, (f, g)), h = (1, [2, 3]), iter([4]).next()
print a, b, c, d, e, f, g, h  # expect: 1 2 x y 1 2 3 4
for value in ((1,), (1, 2, 3), "a", iter([1]), iter([1, 2, 3])):
    try:
        a, b = value
    except ValueError, error:
        print error  # expect: need more than 1 value to unpack
        # expect: too many values to unpack
        # expect: need more than 1 value to unpack
        # expect: need more than 1 value to unpack
        # expect: too many values to unpack
try:
    a, b = 5
except TypeError, error:
    print error  # expect: 'int' object is not iterable
