def real(n):
    s = 0
    for i in xrange(n):
        s += (1).real + 2 .numerator
    return s
print real(2000)  # expect: 6000
f = lambda: (1).nosuch
try:
    f()
except AttributeError as e:
    print e  # expect: 'int' object has no attribute 'nosuch'
