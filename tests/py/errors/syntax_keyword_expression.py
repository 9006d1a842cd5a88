f(1 + 1=2) # expect syntax error: keyword can't be an expression
