slice(a=1)  # expect raises: TypeError: slice() does not take keyword arguments
