['a'].index('b')  # expect raises: ValueError: 'b' is not in list
