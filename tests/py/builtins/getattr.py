class C(object):
    x = 1
    def __getattr__(self, name):
        if name == "dyn": return "dynamic"
        raise AttributeError("sorry, no %s" % name)
c = C()
print getattr(c, "x"), getattr(c, "dyn"), getattr(c, "no", "default"), getattr(c, u"x"), getattr("a", "upper")()  # expect: 1 dynamic default 1 A
class Bad(object):
    @property
    def p(self): raise ValueError("inside")
for call in (lambda: getattr(c, "no"), lambda: getattr(c, 5), lambda: getattr(Bad(), "p", 1), lambda: getattr(5, "zz"), lambda: getattr(c)):
    try:
        call()
    except (AttributeError, TypeError, ValueError), e:
        print type(e).__name__, e  # expect: AttributeError sorry, no no
        # expect: TypeError getattr(): attribute name must be string
        # expect: ValueError inside
        # expect: AttributeError 'int' object has no attribute 'zz'
        # expect: TypeError getattr expected at least 2 arguments, got 1
