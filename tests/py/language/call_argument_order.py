def show(x):
    print x,
    return x
def f(*args, **kw):
    return args, sorted(kw)
print f(show(1), a=show(2), *[show(3)], **{"b": show(4)})  # expect: 1 2 3 4 ((1, 3), ['a', 'b'])
print f(show(1), show(2))  # expect: 1 2 ((1, 2), [])
