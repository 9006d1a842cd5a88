def f():
    def g():
        return x # expect raises: NameError: free variable 'x' referenced before assignment in enclosing scope
    g()
    x = 1
f()
