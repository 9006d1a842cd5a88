[1] + (2,) # expect raises: TypeError: can only concatenate list (not "tuple") to list
