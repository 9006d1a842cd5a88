[1, 2, 3][3] # expect raises: IndexError: list index out of range
