def f(a):
    a = a + 1
    for b in range(3):
        c = b
    return a, b, c
print f(1)  # expect: (2, 2, 2)
