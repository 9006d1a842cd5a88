x = 1
def f():
    print x  # expect raises: UnboundLocalError: local variable 'x' referenced before assignment
    x = 2
f()
