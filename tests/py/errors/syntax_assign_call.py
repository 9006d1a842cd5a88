f() = 2 # expect syntax error: can't assign to function call
