xrange()  # expect raises: TypeError: xrange() requires 1-3 int arguments
