x = [1, 2]
y = x
x *= 2
print y, x is y  # expect: [1, 2, 1, 2] True
n = 3
n *= "ab"
print n  # expect: ababab
x *= -1
print y  # expect: []
try:
    x *= 1.5
except TypeError, e:
    print e  # expect: can't multiply sequence by non-int of type 'float'
