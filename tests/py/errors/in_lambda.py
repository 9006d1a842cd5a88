f = lambda x: x / 0 # expect raises: ZeroDivisionError: integer division or modulo by zero
f(1)
