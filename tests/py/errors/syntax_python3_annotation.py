def f(a: int): # expect syntax error: invalid syntax
    pass
