xrange(stop=1)  # expect raises: TypeError: xrange() does not take keyword arguments
