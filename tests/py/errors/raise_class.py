raise ValueError # expect raises: ValueError
