# expect exit: 3
# oracle: none, the exit code for syntax errors is ours
# expect stderr:   File "tests/py/errors/syntax_non_ascii.py", line 4
x = 'é'
