# __del__ sees the values of __slots__ that were set after the object was made.
# process: collections take long in the big heap of the test process
class H(object):
    __slots__ = ['a']
    def __del__(self):
        print 'del', self.a
h = H()
h.a = 1
h.a += 1
del h           # expect: del 2
