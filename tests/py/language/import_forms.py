import sys as system, time
from sys import (maxint,
                 maxunicode as top,)
print system.maxint == maxint, top, time.__name__  # expect: True 1114111 time
def f():
    import math
    return math.floor(2.5)
print f(), "math" in globals()  # expect: 2.0 False
