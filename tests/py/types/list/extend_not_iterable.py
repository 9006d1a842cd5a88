[].extend(5)  # expect raises: TypeError: 'int' object is not iterable
