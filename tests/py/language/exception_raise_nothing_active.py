import sys
sys.exc_clear()
raise  # expect raises: TypeError: exceptions must be old-style classes or derived from BaseException, not NoneType
