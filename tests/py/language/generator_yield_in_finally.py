def g():
    try:
        yield 1
        raise ValueError("kept")
    finally:
        yield "cleaning"
it = g()
print it.next(), it.next()  # expect: 1 cleaning
try:
    it.next()
except ValueError, e:
    print e  # expect: kept
