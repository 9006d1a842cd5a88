def outer(x, y=1):
    def inner(z=y):
        return x, z
    return inner
f, g = outer(1), outer(2, 3)
print f(), g(), g(9), len(f.func_closure), f.func_closure[0].cell_contents  # expect: (1, 1) (2, 3) (2, 9) 1 1
