open('a\0b')  # expect raises: TypeError: file() argument 1 must be encoded string without null bytes, not str
