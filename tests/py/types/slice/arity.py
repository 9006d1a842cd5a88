slice()  # expect raises: TypeError: slice expected at least 1 arguments, got 0
