def f(a, b=2, *args, **kw):
    return a, b, args, sorted(kw.items())
print f(1), f(1, 3), f(1, 3, 4, 5), f(b=5, a=1), f(1, c=3), f(*(1, 2, 3), **{"z": 26}), f(1, *(2,), x=1)  # expect: (1, 2, (), []) (1, 3, (), []) (1, 3, (4, 5), []) (1, 5, (), []) (1, 2, (), [('c', 3)]) (1, 2, (3,), [('z', 26)]) (1, 2, (), [('x', 1)])
def g(*args): return len(args)
print g(*range(1000)), g(*[[]]), g(*"")  # expect: 1000 1 0
