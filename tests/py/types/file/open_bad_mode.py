open('x', 'q')  # expect raises: ValueError: mode string must begin with one of 'r', 'w', 'a' or 'U', not 'q'
