2L ** 70 // 0 # expect raises: ZeroDivisionError: long division or modulo by zero
