print 'aaaa'.count('aa'), 'abc'.count(''), 'abc'.count('', 4), ''.count('')  # expect: 2 4 0 1
print 'abab'.count('ab', 1), 'abab'.count('b', -1), 'abab'.count(u'a')  # expect: 1 1 2
