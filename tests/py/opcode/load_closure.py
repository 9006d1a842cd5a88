def outer():
    n = 1
    class C(object):
        def get(self):
            return n
    gen = (n + i for i in range(2))
    n = 10
    return C().get(), list(gen)
print outer()  # expect: (10, [10, 11])
