x = 0o9 # expect syntax error: invalid token
