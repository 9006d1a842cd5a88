x = range(5)
del x[:3]
print x  # expect: [3, 4]
del x[:-1]
print x  # expect: [4]
class New(object):
    def __delitem__(self, key):
        print "del", key  # expect: del slice(None, 2, None)
del New()[:2]
