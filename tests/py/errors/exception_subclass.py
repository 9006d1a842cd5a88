class E(Exception):
    def __init__(self, code): self.code = code
    def __str__(self): return "E%d" % self.code
try:
    raise E(5)
except Exception, e:
    print e, repr(e), e.args, e.code  # expect: E5 E() () 5
class K(KeyError): pass
try:
    raise K("k")
except LookupError, e:
    print e, isinstance(e, KeyError)  # expect: 'k' True
try:
    raise E
except TypeError, e:
    print e  # expect: __init__() takes exactly 2 arguments (1 given)
