x = 5
x -= 7
print x  # expect: -2
s = set("abc")
t = s
s -= set("ab")
print s, t is s  # expect: set(['c']) True
try:
    x -= "a"
except TypeError, e:
    print e  # expect: unsupported operand type(s) for -=: 'int' and 'str'
