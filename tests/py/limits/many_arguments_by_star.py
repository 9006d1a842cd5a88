def f(*args, **kw):
    return len(args), len(kw)
print f(*range(100000)), f(**dict(("k%d" % i, i) for i in range(5000)))  # expect: (100000, 0) (0, 5000)
print max(*range(70000)), len(zip(*[[1]] * 3000)[0])  # expect: 69999 3000
