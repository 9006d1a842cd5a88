(5).x = 1 # expect raises: AttributeError: 'int' object has no attribute 'x'
