a = [1, 'x', u'y', 2.5, None, (1,)]
a.append(a)
print a  # expect: [1, 'x', u'y', 2.5, None, (1,), [...]]
d = {1: a}
a.append(d)
print repr(a)  # expect: [1, 'x', u'y', 2.5, None, (1,), [...], {1: [...]}]
