{'a': 1}['b'] # expect raises: KeyError: 'b'
