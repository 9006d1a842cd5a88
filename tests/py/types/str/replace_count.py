print 'aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'aaa'.replace('a', 'b', 0), 'aaa'.replace('aa', '')  # expect: bbb bba aaa a
print 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), repr(''.replace('', 'x')), repr(''.replace('', 'x', 1))  # expect: -a-b-c- -a-bc 'x' ''
print repr('abc'.replace('b', u'x')), 'a$b'.replace('$', '$&')  # expect: u'axc' a$&b
