def f():
    if False:
        x = 1
    def g():
        return x
    return g
g = f()
try:
    g()
except NameError, e:
    print e  # expect: free variable 'x' referenced before assignment in enclosing scope
try:
    g.func_closure[0].cell_contents
except ValueError, e:
    print e  # expect: Cell is empty
