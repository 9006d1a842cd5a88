enumerate()  # expect raises: TypeError: Required argument 'sequence' (pos 1) not found
