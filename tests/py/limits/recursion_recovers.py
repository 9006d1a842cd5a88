def f(n):
    return f(n + 1)
for i in range(20):
    try:
        f(0)
    except RuntimeError, e:
        pass
print e, "still running"  # expect: maximum recursion depth exceeded still running
