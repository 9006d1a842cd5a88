a, b = 1, 2, 3 # expect raises: ValueError: too many values to unpack
