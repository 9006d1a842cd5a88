a = [1]
a[1] = 2  # expect raises: IndexError: list assignment index out of range
