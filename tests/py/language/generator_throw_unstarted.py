def g():
    print "never"
    yield 1
it = g()
try:
    it.throw(ValueError("early"))
except ValueError, e:
    print e  # expect: early
print list(it)  # expect: []
try:
    g().throw(5)
except TypeError, e:
    print e  # expect: exceptions must be classes, or instances, not int
