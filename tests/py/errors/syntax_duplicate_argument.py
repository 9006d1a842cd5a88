def f(a, a): # expect syntax error: duplicate argument 'a' in function definition
    pass
