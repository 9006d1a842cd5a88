(1, 2)['a']  # expect raises: TypeError: tuple indices must be integers, not str
