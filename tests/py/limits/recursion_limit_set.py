import sys
sys.setrecursionlimit(200)
def f(n):
    return f(n + 1)
try:
    f(0)
except RuntimeError, e:
    print e  # expect: maximum recursion depth exceeded
sys.setrecursionlimit(5000)
def g(n):
    return g(n - 1) + 1 if n else 0
print g(4000)  # expect: 4000
for bad in (0, -5, "a"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError), e:
        print e  # expect: recursion limit must be positive
        # expect: recursion limit must be positive
        # expect: an integer is required
