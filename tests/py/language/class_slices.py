class A(object):
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print "set", k, v
    def __delitem__(self, k): print "del", k
a = A()
print a[1:2], a[:], a[1:2:3], a[..., 1]  # expect: slice(1, 2, None) slice(None, None, None) slice(1, 2, 3) (Ellipsis, 1)
a[1:2] = 5  # expect: set slice(1, 2, None) 5
del a[1:]  # expect: del slice(1, None, None)
class B(A):
    def __getslice__(self, i, j): return (i, j)
    def __len__(self): return 10
print B()[1:2], B()[:], B()[-3:-1], B()[::2]  # expect: (1, 2) (0, 9223372036854775807) (7, 9) slice(None, None, 2)
