print dict([(1, 2), 'ab']), dict({1: 2}, a=3), dict(**{'x': 1}), dict()  # expect: {'a': 'b', 1: 2} {'a': 3, 1: 2} {'x': 1} {}
class M(object):
    def keys(self):
        return ['p', 'q']
    def __getitem__(self, k):
        return k * 2
print dict(M()), dict(M(), p=1)  # expect: {'q': 'qq', 'p': 'pp'} {'q': 'qq', 'p': 1}
d = {1: 1}
d.update([(1, 2)], z=3)
d.update({5: 6})
print d  # expect: {1: 2, 'z': 3, 5: 6}
