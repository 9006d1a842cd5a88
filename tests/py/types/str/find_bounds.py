s = 'abcabc'
print s.find('b'), s.find('b', 2), s.find('b', -2), s.find('b', 2, 4), s.find('')  # expect: 1 4 4 -1 0
print s.rfind('b'), s.rfind('b', 0, 4), s.rfind('zz'), s.rfind('')  # expect: 4 1 -1 6
print s.find('', 6), s.find('', 7), s.find('a', None, None), s.find(u'c')  # expect: 6 -1 0 2
print s.index('c'), s.rindex('c')  # expect: 2 5
