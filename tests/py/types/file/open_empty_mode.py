open('x', '')  # expect raises: ValueError: empty mode string
