x = 5
x() # expect raises: TypeError: 'int' object is not callable
