a, b = [], []
for i in range(100000):
    a, b = [a], [b]
try:
    a == b
except RuntimeError, e:
    print e  # expect: maximum recursion depth exceeded in cmp
