# -*- coding: klingon -*-
# expect exit: 3
# oracle: none, the exit code for syntax errors is ours
# expect stderr: SyntaxError: encoding problem: klingon
x = 1
