def g():
    yield 1
    raise ValueError("inside")
    yield 2
it = g()
print it.next()  # expect: 1
try:
    it.next()
except ValueError, e:
    print e  # expect: inside
print list(it)  # expect: []
