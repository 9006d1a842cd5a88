list(1, 2)  # expect raises: TypeError: list() takes at most 1 argument (2 given)
