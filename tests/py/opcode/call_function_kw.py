def f(**kwargs):
    return sorted(kwargs.items())
def g(a, b=2):
    return a, b
print f(**{"x": 1}), f(y=2, **{"x": 1}), g(**{"a": 1}), g(1, **dict(b=5))  # expect: [('x', 1)] [('x', 1), ('y', 2)] (1, 2) (1, 5)
for bad in (5, {1: 2}, {"y": 1}):
    try:
        f(y=1, **bad)
    except TypeError, e:
        print e  # expect: f() argument after ** must be a mapping, not int
        # expect: f() keywords must be strings
        # expect: f() got multiple values for keyword argument 'y'
