x = range(5)
print x[:2], x[:-2], x[:9], x[:-9], "hello"[:3], u"hello"[:None]  # expect: [0, 1] [0, 1, 2] [0, 1, 2, 3, 4] [] hel hello
class New(object):
    def __getitem__(self, key):
        return key
print New()[:4], New()[:"x"]  # expect: slice(None, 4, None) slice(None, 'x', None)
