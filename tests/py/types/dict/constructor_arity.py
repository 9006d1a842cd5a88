dict(1, 2)  # expect raises: TypeError: dict expected at most 1 arguments, got 2
