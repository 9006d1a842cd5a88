dict.fromkeys(1)  # expect raises: TypeError: 'int' object is not iterable
