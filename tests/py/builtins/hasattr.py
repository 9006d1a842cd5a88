class C(object):
    x = 1
    @property
    def bad(self): raise ValueError
    @property
    def exits(self): raise KeyboardInterrupt
print hasattr(C, "x"), hasattr(C(), "y"), hasattr(C(), "bad"), hasattr(5, "real"), hasattr(C, u"x")  # expect: True False False True True
try:
    hasattr(C(), "exits")
except KeyboardInterrupt:
    print "passed on"  # expect: passed on
try:
    hasattr(C, 5)
except TypeError, e:
    print e  # expect: hasattr(): attribute name must be string
