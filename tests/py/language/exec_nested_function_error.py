def f(x):
    exec "y = 1"  # expect syntax error: SyntaxError: unqualified exec is not allowed in function 'f' because it contains a nested function with free variables
    return lambda: x
