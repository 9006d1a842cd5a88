class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10
for x in Old():
    print x,
print  # expect: 0 10 20
print [c for c in "ab"], list(u"ab"), [k for k in {"k": 1}]  # expect: ['a', 'b'] [u'a', u'b'] ['k']
for o in (5, None, object):
    try:
        for x in o:
            pass
    except TypeError, e:
        print e  # expect: 'int' object is not iterable
        # expect: 'NoneType' object is not iterable
        # expect: 'type' object is not iterable
