a, b = [], []
for i in range(100000):
    a, b = [a], [b]
try:
    a == b
except RuntimeError, e:
    print str(e)[:32]  # expect: maximum recursion depth exceeded
