def f(a, b, *rest):
    pass
f(1) # expect raises: TypeError: f() takes at least 2 arguments (1 given)
