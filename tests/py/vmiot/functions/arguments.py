# oracle: none, extension of VMIOT's API
# dialects: both
def f(a, b=2, *args, **kw):
    return a, b, args, sorted(kw.items())
print f(1)  # expect: (1, 2, (), [])
print f(1, 3, 4, 5, x=6)  # expect: (1, 3, (4, 5), [('x', 6)])
print f(*[1, 2, 3], **{"k": 9})  # expect: (1, 2, (3,), [('k', 9)])
print (lambda x, y=1: x + y)(5), f(b=1, a=0)  # expect: 6 (0, 1, (), [])
