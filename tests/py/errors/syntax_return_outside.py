return 5 # expect syntax error: 'return' outside function
