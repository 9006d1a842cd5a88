def f():
    for i in range(5):
        try:
            if i == 3:
                return i
        finally:
            print "f%d" % i,
print f()  # expect: f0 f1 f2 f3 3
def g():
    while 1:
        try:
            try:
                return "inner"
            finally:
                print "a",
        finally:
            print "b",
print g()  # expect: a b inner
