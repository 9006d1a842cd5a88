[1].index(1, None)  # expect raises: TypeError: slice indices must be integers or have an __index__ method
