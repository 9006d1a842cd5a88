print 'a,b,,c,'.split(','), ','.split(','), ''.split(',')  # expect: ['a', 'b', '', 'c', ''] ['', ''] ['']
print 'a--b--c'.split('--', 1), 'a--b--c'.rsplit('--', 1), 'a,b'.split(',', 0)  # expect: ['a', 'b--c'] ['a--b', 'c'] ['a,b']
print 'a,b'.split(u','), 'aXbXc'.split('X', -1)  # expect: [u'a', u'b'] ['a', 'b', 'c']
