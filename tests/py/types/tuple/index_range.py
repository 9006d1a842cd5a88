(1, 2)[2]  # expect raises: IndexError: tuple index out of range
