xrange(1, 2, 0)  # expect raises: ValueError: xrange() arg 3 must not be zero
