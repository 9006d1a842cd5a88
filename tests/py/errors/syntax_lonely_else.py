else: # expect syntax error: invalid syntax
    pass
