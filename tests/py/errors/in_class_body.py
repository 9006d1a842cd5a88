class Board(object):
    pins = int('many') # expect raises: ValueError: invalid literal for int() with base 10: 'many'
