def f(a):
    d = locals()
    b = 2
    before = sorted(d)
    locals()
    return before, sorted(d), d is locals()
print f(1)  # expect: (['a'], ['a', 'b', 'before', 'd'], True)
