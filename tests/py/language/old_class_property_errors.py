# AttributeErrors of a property are not masked, but comparison and hashing treat them as a missing method.
def broken(self): raise AttributeError("inner")
class A:
    a = property(broken)
class E:
    __eq__ = property(broken)
try:
    A().a
except AttributeError, e:
    print e  # expect: inner
print (E() == E()) in (True, False)  # expect: True
