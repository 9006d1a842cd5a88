print 'a=b=c'.partition('='), 'a=b=c'.rpartition('='), 'abc'.partition('='), 'abc'.rpartition('=')  # expect: ('a', '=', 'b=c') ('a=b', '=', 'c') ('abc', '', '') ('', '', 'abc')
print 'a=b'.partition(u'='), u'a=b'.partition('=')  # expect: (u'a', u'=', u'b') (u'a', u'=', u'b')
