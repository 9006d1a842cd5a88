class I(object):
    def __init__(self, n):
        self.n = n
    def __index__(self):
        return self.n
a = ['a', 'b', 'c', 'd']
print a[I(1)], a[I(-1)], a[I(1):I(3)], a[::I(2)]  # expect: b d ['b', 'c'] ['a', 'c']
a[I(0)] = 'z'
del a[I(-1)]
print a  # expect: ['z', 'b', 'c']
