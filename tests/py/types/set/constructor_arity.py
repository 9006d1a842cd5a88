set(1, 2)  # expect raises: TypeError: set expected at most 1 arguments, got 2
