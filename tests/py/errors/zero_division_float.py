1.5 / 0 # expect raises: ZeroDivisionError: float division by zero
