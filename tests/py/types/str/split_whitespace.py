print ' a  b\tc\n'.split(), ''.split(), '   '.split()  # expect: ['a', 'b', 'c'] [] []
print ' a b  c '.split(None, 1), ' a b  c '.rsplit(None, 1)  # expect: ['a', 'b  c '] [' a b', 'c']
print 'a\xa0b'.split(), u'a\xa0b'.split()  # expect: ['a\xa0b'] [u'a', u'b']
