def f(x):
    exec "y = 1"  # expect syntax error: SyntaxError: unqualified exec is not allowed in function 'f' because it contains a nested function with free variables (exec_nested_function_error.py, line 2)
    return lambda: x
