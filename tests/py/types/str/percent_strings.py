print '%s|%5s|%-5s|%.2s|%5.1s|%r' % ('a', 'b', 'c', 'defg', 'hi', 'x'), '%%', '%c%c' % ('a', 66), '%5%|' % ()  # expect: a|    b|c    |de|    h|'x' %% aB     %|
print '%s %s %s' % (None, [1], {'a': 1}), repr('%s' % u'x'), repr('%s %s' % ('a', u'b')), repr('%c' % u'x')  # expect: None [1] {'a': 1} u'x' u'a b' u'x'
