def f(x):
    print "value", x  # expect: value one
    # expect: value 1
    # expect: value two
    # expect: value 2
    return x
d = {f(1): f("one"), f(2): f("two"), 1.0: "again"}
print d  # expect: {1: 'again', 2: 'two'}
try:
    {[]: 1}
except TypeError, e:
    print e  # expect: unhashable type: 'list'
