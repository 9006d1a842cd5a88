def f(*args, **kwargs):
    return args, sorted(kwargs.items())
a, k = (1, 2), {"x": 3}
print f(*a, **k), f(0, y=1, *a, **k), f(*[], **{})  # expect: ((1, 2), [('x', 3)]) ((0, 1, 2), [('x', 3), ('y', 1)]) ((), [])
def g(a, b, x):
    return a, b, x
print g(*a, **k)  # expect: (1, 2, 3)
try:
    g(1, *a, **k)
except TypeError, e:
    print e  # expect: g() got multiple values for keyword argument 'x'
