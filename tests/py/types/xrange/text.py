xrange('a')  # expect raises: TypeError: an integer is required
