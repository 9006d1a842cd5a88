def f(a, b=[]):
    b.append(a)
    return b
f(1)
print f(2), f.func_defaults, f.__name__, (lambda x=5: x)()  # expect: [1, 2] ([1, 2],) f 5
