def f(n):
    return map(f, [n + 1])
try:
    f(0)
except RuntimeError, e:
    print str(e)[:32]  # expect: maximum recursion depth exceeded
def key(n):
    return sorted([n, n + 1], key=key)
try:
    key(0)
except RuntimeError, e:
    print str(e)[:32]  # expect: maximum recursion depth exceeded
