x = [1, 2, 3]
y = z = 1
class A(object): pass
a = A()
a.b = 1
d = {"k": 1}
del x[0], y, (z, a.b), [d["k"]]
print x, d, hasattr(a, "b"), "y" in globals(), "z" in globals()  # expect: [2, 3] {} False False False
