def f(x):
    from sys import *  # expect syntax error: SyntaxError: import * is not allowed in function 'f' because it contains a nested function with free variables
    return lambda: x
