[1, 2][2]  # expect raises: IndexError: list index out of range
