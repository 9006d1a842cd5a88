d = {}
d[[1]] = 2 # expect raises: TypeError: unhashable type: 'list'
