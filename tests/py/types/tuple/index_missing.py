(1, 2).index(5)  # expect raises: ValueError: tuple.index(x): x not in tuple
