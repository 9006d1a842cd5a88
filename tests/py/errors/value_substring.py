'abc'.index('x') # expect raises: ValueError: substring not found
