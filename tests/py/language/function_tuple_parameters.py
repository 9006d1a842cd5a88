def f(a, (b, (c, d)), e=5, (g, h)=(7, 8)):
    return a, b, c, d, e, g, h
print f(1, (2, (3, 4)))  # expect: (1, 2, 3, 4, 5, 7, 8)
print f(1, [2, "xy"], 0, "gh")  # expect: (1, 2, 'x', 'y', 0, 'g', 'h')
print (lambda (x, y): x + y)((1, 2))  # expect: 3
try:
    f(1, (2, 3, 4))
except ValueError, e:
    print e  # expect: too many values to unpack
print f.func_code.co_varnames  # expect: ('a', '.1', 'e', '.3', 'b', 'c', 'd', 'g', 'h')
