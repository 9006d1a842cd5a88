print (lambda: 1)(), (lambda x: x * 2)(3), (lambda x, y=2, *a, **k: (x, y, a, k))(1), (lambda *a: a)(1, 2)  # expect: 1 6 (1, 2, (), {}) (1, 2)
print (lambda x: lambda y: x - y)(5)(3), (lambda: (yield))().next()  # expect: 2 None
f = lambda x: x if x > 0 else -x
print f(-3), f.__name__  # expect: 3 <lambda>
