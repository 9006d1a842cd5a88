try:
    exec """
def f():
    x = 1
    del x
    return lambda: x
"""
except SyntaxError, e:
    print e.msg  # expect: can not delete variable 'x' referenced in nested scope
