# expect exit: 3
# oracle: none, the exit code for syntax errors is ours
# expect stderr:     if x = 1:
# expect stderr:          ^
if x = 1:
    pass
