# -*- coding: utf-8 -*-
# expect exit: 3
# oracle: none, the exit code for syntax errors is ours
# expect stderr: SyntaxError: (unicode error) 'utf8' codec can't decode byte 0xe9 in position 0: unexpected end of data
x = u'café'
