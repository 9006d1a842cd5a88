import sys
x = 2
print x - 3, x - 1.5, set("ab") - set("b"), -9007199254740991 - x  # expect: -1 0.5 set(['a']) -9007199254740993
print -sys.maxint - 2, (-sys.maxint - 1) - 1  # expect: -9223372036854775809 -9223372036854775809
try:
    "a" - "b"
except TypeError, e:
    print e  # expect: unsupported operand type(s) for -: 'str' and 'str'
