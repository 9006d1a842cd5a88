x = print 5  # expect syntax error: SyntaxError: invalid syntax
