print('a', file=x) # expect syntax error: invalid syntax
