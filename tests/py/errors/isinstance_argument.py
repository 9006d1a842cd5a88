isinstance(1, 5) # expect raises: TypeError: isinstance() arg 2 must be a class, type, or tuple of classes and types
