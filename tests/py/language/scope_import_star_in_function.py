# expect stderr: tests/py/language/scope_import_star_in_function.py:2: SyntaxWarning: import * only allowed at module level
def f():
    from sys import *
    return maxint > 0
print f()  # expect: True
