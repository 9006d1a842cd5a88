def f():
    print x # expect raises: UnboundLocalError: local variable 'x' referenced before assignment
    x = 1
f()
