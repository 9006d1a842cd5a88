hash((1, []))  # expect raises: TypeError: unhashable type: 'list'
