import sys
class N:
    def __neg__(self):
        return "negative"
x = 3
print -x, -True, -2.5, -0.0, -N(), -10L  # expect: -3 -1 -2.5 -0.0 negative -10
big = -sys.maxint - 1
print -big, type(-big)  # expect: 9223372036854775808 <type 'long'>
try:
    -[]
except TypeError, e:
    print e  # expect: bad operand type for unary -: 'list'
