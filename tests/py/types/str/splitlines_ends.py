print 'a\nb\r\nc\rd'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines()  # expect: ['a', 'b', 'c', 'd'] ['a\n', 'b\n'] []
print 'a\x0bb\x0cc\x1cd\x85e'.splitlines(), u'a\x0bb\x1cc\x85d\u2028e'.splitlines()  # expect: ['a\x0bb\x0cc\x1cd\x85e'] [u'a', u'b', u'c', u'd', u'e']
