d = {}
del d[1.5]  # expect raises: KeyError: 1.5
