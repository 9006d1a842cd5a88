def f(a=1, b): # expect syntax error: non-default argument follows default argument
    pass
