def f():
    pass
f[0] # expect raises: TypeError: 'function' object has no attribute '__getitem__'
