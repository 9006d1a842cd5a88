a = b = c = []
a.append(1)
print b is c, c  # expect: True [1]
print 1 < 2 < 3  # expect: True
try:
    raise KeyError("k")
except ValueError:
    print "wrong"
except KeyError, e:
    print repr(e)  # expect: KeyError('k',)
