def f(a):
    pass
f(a=1, b=2) # expect raises: TypeError: f() got an unexpected keyword argument 'b'
