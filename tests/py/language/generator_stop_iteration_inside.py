def g():
    yield 1
    raise StopIteration
    yield 2
print list(g())  # expect: [1]
def h():
    yield iter([]).next()
print list(h())  # expect: []
