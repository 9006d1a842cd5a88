x = range(5)
x[:2] = []
print x  # expect: [2, 3, 4]
x[:0] = (i * i for i in range(3))
print x  # expect: [0, 1, 4, 2, 3, 4]
class New(object):
    def __setitem__(self, key, value):
        print key, value  # expect: slice(None, 2, None) v
New()[:2] = "v"
