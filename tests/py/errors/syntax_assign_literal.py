5 = x # expect syntax error: can't assign to literal
