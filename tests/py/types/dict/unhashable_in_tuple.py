{}[(1, {})] = 1  # expect raises: TypeError: unhashable type: 'dict'
