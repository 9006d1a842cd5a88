int('12x') # expect raises: ValueError: invalid literal for int() with base 10: '12x'
