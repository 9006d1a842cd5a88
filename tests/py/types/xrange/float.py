xrange(1.5)  # expect raises: TypeError: integer argument expected, got float
