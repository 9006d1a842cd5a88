{}[(1, 2)]  # expect raises: KeyError: (1, 2)
