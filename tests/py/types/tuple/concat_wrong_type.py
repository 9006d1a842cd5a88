(1,) + [2]  # expect raises: TypeError: can only concatenate tuple (not "list") to tuple
