def f(x):
    return "pos" if x > 0 else "neg" if x < 0 else "zero"
print f(1), f(-1), f(0)  # expect: pos neg zero
print [x if x else "none" for x in (0, 1)], (lambda: 1 if 0 else 2)()  # expect: ['none', 1] 2
print 1 if True else undefined  # expect: 1
