class K(object):
    def __hash__(self):
        return 5
    def __eq__(self, other):
        return other == 5
d = {5: 'five'}
print d[K()], K() in d  # expect: five True
d[K()] = 'changed'
print d  # expect: {5: 'changed'}
e = {K(): 'k'}
print e[5], e[5.0], e[5L], 5 in e, 6 in e  # expect: k k k True False
