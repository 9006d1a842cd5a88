set().pop()  # expect raises: KeyError: 'pop from an empty set'
