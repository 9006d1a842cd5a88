def f():
    pass
f(1) # expect raises: TypeError: f() takes no arguments (1 given)
