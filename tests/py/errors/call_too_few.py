def f(a, b):
    pass
f(1) # expect raises: TypeError: f() takes exactly 2 arguments (1 given)
