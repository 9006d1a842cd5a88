x = range(5)
del x[3:]
print x  # expect: [0, 1, 2]
del x[-1:]
print x  # expect: [0, 1]
class Old:
    def __delslice__(self, i, j):
        print "del from", i  # expect: del from 2
del Old()[2:]
