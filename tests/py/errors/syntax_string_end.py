x = 'abc # expect syntax error: EOL while scanning string literal
