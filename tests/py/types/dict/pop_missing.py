{1: 2}.pop(3)  # expect raises: KeyError: 3
