f(x for x in y, 1) # expect syntax error: Generator expression must be parenthesized if not sole argument
