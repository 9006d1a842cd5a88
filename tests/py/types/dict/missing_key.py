{}['k']  # expect raises: KeyError: 'k'
