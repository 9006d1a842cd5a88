def g():
    yield next(me) # expect raises: ValueError: generator already executing
me = g()
next(me)
