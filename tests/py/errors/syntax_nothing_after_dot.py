import . # expect syntax error: invalid syntax
