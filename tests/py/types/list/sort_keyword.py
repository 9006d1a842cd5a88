[].sort(foo=1)  # expect raises: TypeError: 'foo' is an invalid keyword argument for this function
