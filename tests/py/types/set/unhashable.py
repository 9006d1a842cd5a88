hash(set())  # expect raises: TypeError: unhashable type: 'set'
