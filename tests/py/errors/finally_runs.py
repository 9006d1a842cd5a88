try:
    raise ValueError('x') # expect raises: ValueError: x
finally:
    print 'finally' # expect: finally
