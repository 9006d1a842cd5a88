set([1]) | [2]  # expect raises: TypeError: unsupported operand type(s) for |: 'set' and 'list'
