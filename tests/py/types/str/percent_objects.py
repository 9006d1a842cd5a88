class N(object):
    def __int__(self): return 42
    def __float__(self): return 2.5
    def __str__(self): return 'n'
    def __repr__(self): return '<N>'
print '%d %x %f %s %r' % (N(), N(), N(), N(), N()), '%s' % N(), '%s %s' % (N(), (1,))  # expect: 42 2a 2.500000 n <N> n n (1,)
