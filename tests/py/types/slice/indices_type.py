slice(1).indices('a')  # expect raises: TypeError: 'str' object cannot be interpreted as an index
