def f(n):
    return f(n + 1) # expect raises: RuntimeError: maximum recursion depth exceeded
f(0)
