def f():
    x = 1
    def g():
        return x
    exec 'y = 2' # expect syntax error: unqualified exec is not allowed in function 'f' because it contains a nested function with free variables
