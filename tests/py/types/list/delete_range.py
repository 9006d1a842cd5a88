a = [1]
del a[-2]  # expect raises: IndexError: list assignment index out of range
