1 + 'a' # expect raises: TypeError: unsupported operand type(s) for +: 'int' and 'str'
