class P(object):
    def __pos__(self):
        return "positive"
x = -3
print +x, +True, +2.5, +P()  # expect: -3 1 2.5 positive
try:
    +""
except TypeError, e:
    print e  # expect: bad operand type for unary +: 'str'
