[2, 1].sort(lambda x, y: 'x')  # expect raises: TypeError: comparison function must return int, not str
