x = 1
x = """ never closed
# expect exit: 3
# oracle: none, the exit code for syntax errors is ours
# expect stderr: SyntaxError: EOF while scanning triple-quoted string literal
