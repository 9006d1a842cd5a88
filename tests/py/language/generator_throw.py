def g():
    while True:
        try:
            yield "value"
        except ValueError, e:
            yield "caught %s" % e
it = g()
print it.next(), it.throw(ValueError, "v"), it.next(), it.throw(ValueError("w"))  # expect: value caught v value caught w
try:
    it.throw(KeyError, "k")
except KeyError, e:
    print "out", e  # expect: out 'k'
try:
    it.next()
except StopIteration:
    print "finished"  # expect: finished
