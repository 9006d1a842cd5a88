open()  # expect raises: TypeError: Required argument 'name' (pos 1) not found
