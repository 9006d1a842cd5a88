l = []
for i in range(100000):
    l = [l]
try:
    repr(l)
except RuntimeError, e:
    print str(e)[:55]  # expect: maximum recursion depth exceeded while getting the repr
