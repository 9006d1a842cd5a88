hash({}.viewkeys())  # expect raises: TypeError: unhashable type: 'dict_keys'
