u = u'a\U0001f600b'
print len(u), repr(u[1]), repr(u[::-1]), repr(u[1:]), u.find(u'b'), u.index(u'\U0001f600'), u.count(u'b', 2), [hex(ord(c)) for c in u]  # expect: 3 u'\U0001f600' u'b\U0001f600a' u'\U0001f600b' 2 1 1 ['0x61', '0x1f600', '0x62']
print repr(u.center(7, u'\U0001f601')), repr(u.replace(u'', u'-')), repr(u.split(u'\U0001f600')), u.rfind(u'a'), repr(u[-1])  # expect: u'\U0001f601\U0001f601a\U0001f600b\U0001f601\U0001f601' u'-a-\U0001f600-b-' [u'a', u'b'] 0 u'b'
