hash([])  # expect raises: TypeError: unhashable type: 'list'
