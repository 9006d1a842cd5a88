class A(object):
    def __getattr__(self, name):
        return getattr(self, name + "x")
    def __add__(self, other):
        return self + other
    def __repr__(self):
        return repr(self)
    def __cmp__(self, other):
        return cmp(self, other)
for call in (lambda: A().x, lambda: A() + 1, lambda: repr(A()), lambda: A() < A()):
    try:
        call()
        print "no error"
    except RuntimeError, e:
        print str(e)[:32]  # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
