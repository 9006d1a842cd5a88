def g(n):
    for i in range(10):
        if i == n:
            return
        yield i
print list(g(3)), list(g(0)), sum(g(99))  # expect: [0, 1, 2] [] 45
