iter(1, 2)  # expect raises: TypeError: iter(v, w): v must be callable
