[1, 2].index(5) # expect raises: ValueError: 5 is not in list
