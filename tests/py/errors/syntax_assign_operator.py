x + 1 = 2 # expect syntax error: can't assign to operator
