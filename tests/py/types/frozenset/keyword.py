frozenset(a=1)  # expect raises: TypeError: frozenset() does not take keyword arguments
