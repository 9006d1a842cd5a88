def f():
    from sys import *
    return maxint > 0
print f()  # expect: True
