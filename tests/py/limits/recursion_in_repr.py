l = []
for i in range(100000):
    l = [l]
try:
    repr(l)
except RuntimeError, e:
    print e  # expect: maximum recursion depth exceeded while getting the repr of an object
