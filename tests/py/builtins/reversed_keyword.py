reversed(a=1)  # expect raises: TypeError: reversed() does not take keyword arguments
