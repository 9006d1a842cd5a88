def f(x):
    from sys import *  # expect syntax error: SyntaxError: import * is not allowed in function 'f' because it contains a nested function with free variables (scope_import_star_nested_error.py, line 2)
    return lambda: x
