class A(object):
    def __unicode__(self): return u'uni\xe9'
    def __str__(self): return 'str'
class B:
    def __unicode__(self): return 'bytes'
class C(object):
    def __str__(self): return 'c'
print repr(unicode(A())), repr(unicode(B())), repr(unicode(C())), repr(u'%s' % A()), '%s' % A(), repr(u'{}'.format(A()))  # expect: u'uni\xe9' u'bytes' u'c' u'uni\xe9' str u'uni\xe9'
