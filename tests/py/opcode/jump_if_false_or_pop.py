class Falsy(object):
    def __nonzero__(self):
        return False
    def __repr__(self):
        return "<falsy>"
for x in (0, 1, "", "a", Falsy(), None):
    print repr(x and "second"),
print  # expect: 0 'second' '' 'second' <falsy> None
print 1 < 2 < 1, 2 < 1 < undefined  # expect: False False
