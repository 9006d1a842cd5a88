x = 17
x %= 5
print x  # expect: 2
s = "%s-%s"
s %= (1, 2)
print s  # expect: 1-2
try:
    x %= 0
except ZeroDivisionError, e:
    print e  # expect: integer division or modulo by zero
