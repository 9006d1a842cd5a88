x = [1]
y = x
x += (2, 3)
print y, x is y  # expect: [1, 2, 3] True
n = 5
n += 1.5
s = "a"
s += u"b"
print n, repr(s)  # expect: 6.5 u'ab'
try:
    x += 5
except TypeError, e:
    print e  # expect: 'int' object is not iterable
t = (1,)
u = t
t += (2,)
print t, u  # expect: (1, 2) (1,)
