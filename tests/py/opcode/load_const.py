def f():
    return 1, -1, 2.5, 3j, "s", u"u", 10L, None, (1, (2, "x")), True
print f()  # expect: (1, -1, 2.5, 3j, 's', u'u', 10L, None, (1, (2, 'x')), True)
print 1e400, -1e400 < 0, 0xffffffffffffffffff, 0777, 0b101  # expect: inf True 4722366482869645213695 511 5
