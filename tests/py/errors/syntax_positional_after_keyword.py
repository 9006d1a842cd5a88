f(a=1, 2) # expect syntax error: non-keyword arg after keyword arg
