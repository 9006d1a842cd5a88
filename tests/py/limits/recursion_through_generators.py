def g(n):
    if n:
        for x in g(n - 1):
            yield x
    yield n
print sum(g(200))  # expect: 20100
def endless():
    for x in endless():
        yield x
try:
    list(endless())
except RuntimeError, e:
    print e  # expect: maximum recursion depth exceeded
