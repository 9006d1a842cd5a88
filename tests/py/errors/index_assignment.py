x = [1]
x[5] = 2 # expect raises: IndexError: list assignment index out of range
