5 % 0 # expect raises: ZeroDivisionError: integer division or modulo by zero
