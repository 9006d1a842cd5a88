class U(unicode):
    def __unicode__(self): return u'overridden'
u = U(u'abc')
print unicode(u), repr(u), u'%s' % u, '{}'.format(u), type(u + u'').__name__, type(u[:]).__name__, u == u'abc', u.__getnewargs__()  # expect: overridden u'abc' overridden overridden unicode unicode True (u'abc',)
