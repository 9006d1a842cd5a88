def f(a, b=1):
    pass
f(1, 2, 3) # expect raises: TypeError: f() takes at most 2 arguments (3 given)
