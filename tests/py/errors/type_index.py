[1, 2]['a'] # expect raises: TypeError: list indices must be integers, not str
