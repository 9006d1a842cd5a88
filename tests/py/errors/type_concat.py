'a' + 1 # expect raises: TypeError: cannot concatenate 'str' and 'int' objects
