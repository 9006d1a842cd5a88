set([[]])  # expect raises: TypeError: unhashable type: 'list'
