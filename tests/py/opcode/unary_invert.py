import sys
x = 5
print ~x, ~0, ~-1, ~True, ~(2 ** 70), ~sys.maxint  # expect: -6 -1 0 -2 -1180591620717411303425 -9223372036854775808
try:
    ~1.5
except TypeError, e:
    print e  # expect: bad operand type for unary ~: 'float'
