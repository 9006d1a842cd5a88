reversed({})  # expect raises: TypeError: argument to reversed() must be a sequence
