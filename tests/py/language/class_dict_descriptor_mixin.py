# The `__dict__` of a mixin does not open up classes.
class Base(object): pass
class Meta(type, Base): pass
class C(object):
    __metaclass__ = Meta
descr = Base.__dict__["__dict__"]
try:
    descr.__set__(C, {})
except (AttributeError, TypeError), e:
    print type(e).__name__  # expect: AttributeError
print type(C.__dict__).__name__  # expect: dictproxy
