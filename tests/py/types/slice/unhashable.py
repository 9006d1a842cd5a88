hash(slice(1))  # expect raises: TypeError: unhashable type
