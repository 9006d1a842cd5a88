class C(object): pass
c = C()
setattr(c, "x", 1)
setattr(c, u"y", 2)
setattr(c, "not an identifier", 3)
delattr(c, "x")
print sorted(c.__dict__.items())  # expect: [('not an identifier', 3), ('y', 2)]
for call in (lambda: delattr(c, "zz"), lambda: setattr(c, 5, 1), lambda: setattr(5, "a", 1), lambda: setattr(c, "a"), lambda: delattr(c)):
    try:
        call()
    except (AttributeError, TypeError), e:
        print type(e).__name__, e  # expect: AttributeError zz
        # expect: TypeError attribute name must be string, not 'int'
        # expect: AttributeError 'int' object has no attribute 'a'
        # expect: TypeError setattr expected 3 arguments, got 2
        # expect: TypeError delattr expected 2 arguments, got 1
