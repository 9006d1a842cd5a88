def g():
    for i in range(3):
        try:
            yield i
            if i == 1:
                return
        finally:
            yield "f%d" % i
print list(g())  # expect: [0, 'f0', 1, 'f1']
