next(iter([])) # expect raises: StopIteration
