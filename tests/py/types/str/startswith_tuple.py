print 'hello'.startswith('he'), 'hello'.startswith(('x', 'he')), 'hello'.startswith('el', 1), 'hello'.startswith('')  # expect: True True True True
print 'hello'.endswith('lo'), 'hello'.endswith(('x', 'lo')), 'hello'.endswith('l', 0, 4), 'hello'.endswith(())  # expect: True True True False
print 'abc'.startswith('', 4), u'abc'.startswith(u'', 4), 'abc'.startswith(u'a')  # expect: False True True
