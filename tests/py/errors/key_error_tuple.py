{}[1, 'x'] # expect raises: KeyError: (1, 'x')
