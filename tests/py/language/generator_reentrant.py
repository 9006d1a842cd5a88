def g():
    yield it.next()
it = g()
try:
    it.next()
except ValueError, e:
    print e  # expect: generator already executing
