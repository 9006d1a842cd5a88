None = 2 # expect syntax error: cannot assign to None
