def f(x):
    def g(x):
        def h():
            return x
        return h
    return g(x + 1)(), x
print f(1)  # expect: (2, 1)
