reversed()  # expect raises: TypeError: reversed expected 1 arguments, got 0
