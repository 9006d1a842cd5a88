def f(a, b):
    pass
f(1, a=2)  # expect raises: TypeError: f() got multiple values for keyword argument 'a'
