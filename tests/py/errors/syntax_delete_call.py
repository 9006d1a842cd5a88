del f() # expect syntax error: can't delete function call
