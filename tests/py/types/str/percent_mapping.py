d = {'a': 1, 'b': 'two'}
print '%(a)d %(b)s %(a)05d %(b)r' % d, '%(a)s' % {'a': (1, 2)}, 'none' % d  # expect: 1 two 00001 'two' (1, 2) none
class M(object):
    def __getitem__(self, key): return key * 2
print '%(x)s %(yz)s %%' % M(), repr('%(a)s' % {'a': u'u'}), repr(u'%(a)s' % {'a': 'b'})  # expect: xx yzyz % u'u' u'b'
