# expect exit: 3
# expect stderr: SyntaxError: invalid syntax
# oracle: none, the exit code for syntax errors is ours
x = (1,
y = 2
