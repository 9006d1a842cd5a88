open('/tmp', 'z') # expect raises: ValueError: mode string must begin with one of 'r', 'w', 'a' or 'U', not 'z'
