def inner():
    raise KeyError('pump') # expect raises: KeyError: 'pump'
try:
    inner()
except KeyError:
    print 'seen' # expect: seen
    raise
