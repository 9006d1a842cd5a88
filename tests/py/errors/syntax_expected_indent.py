if True:
x = 1 # expect syntax error: IndentationError: expected an indented block
