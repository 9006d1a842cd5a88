# Joining one instance of a subclass gives a plain string; one plain unicode comes back as it is.
class S(str):
    pass
class U(unicode):
    pass
u = u'ab'
print [[type(sep.join([x])).__name__ for x in ('ab', u, S('ab'), U('ab'))] for sep in ('', u'', S('-'), U('-'))]  # expect: [['str', 'unicode', 'str', 'unicode'], ['unicode', 'unicode', 'unicode', 'unicode'], ['str', 'unicode', 'str', 'unicode'], ['unicode', 'unicode', 'unicode', 'unicode']]
print ''.join([u]) is u, u''.join((u,)) is u  # expect: True True
