class K(object):
    def __init__(self, name):
        self.name = name
    def __hash__(self):
        return 1
    def __eq__(self, other):
        d.clear()
        return False
d = {}
d[K('a')] = 1
d[K('b')] = 2
print len(d), [k.name for k in d]  # expect: 1 ['b']
