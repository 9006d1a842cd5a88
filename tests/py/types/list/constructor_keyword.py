list(x=1)  # expect raises: TypeError: 'x' is an invalid keyword argument for this function
