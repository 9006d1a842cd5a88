enumerate('a', 1.5)  # expect raises: TypeError: 'float' object cannot be interpreted as an index
