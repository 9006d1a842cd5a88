def f(*args):
    return args
def g(a, b, c=0):
    return a, b, c
print f(*[1, 2]), f(0, *"ab"), f(*iter([5])), g(1, *(2,)), g(*(1, 2), c=9)  # expect: (1, 2) (0, 'a', 'b') (5,) (1, 2, 0) (1, 2, 9)
for bad in (5, None):
    try:
        f(*bad)
    except TypeError, e:
        print e  # expect: f() argument after * must be an iterable, not int
        # expect: f() argument after * must be an iterable, not NoneType
