set(a=1)  # expect raises: TypeError: set() does not take keyword arguments
