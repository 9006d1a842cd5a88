float('hot') # expect raises: ValueError: could not convert string to float: hot
