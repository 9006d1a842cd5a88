{}.popitem()  # expect raises: KeyError: 'popitem(): dictionary is empty'
