# An object whose __class__ (or __dict__) raises an error is an instance of its own class only; nobody hears of the error.
class Failing(object):
    def __getattribute__(self, name):
        raise RuntimeError(name)


class OldFailing:
    def __getattr__(self, name):
        raise RuntimeError(name)


class Plain(object):
    def method(self):
        pass


class Bases(object):
    """Is taken for a class, as it has bases."""
    __bases__ = ()


for cls in Failing, Plain, int, OldFailing, (Plain, Failing), Bases():
    print isinstance(Failing(), cls),
print  # expect: True False False False True False
print isinstance(OldFailing(), Plain), isinstance(OldFailing(), OldFailing)  # expect: False True
print hasattr(Failing(), 'x'), hasattr(OldFailing(), 'x')  # expect: False False
try:
    super(Plain, Failing())
except TypeError as e:
    print e  # expect: super(type, obj): obj must be an instance or subtype of type
try:
    Plain.method(Failing())
except TypeError as e:
    print e  # expect: unbound method method() must be called with Plain instance as first argument (got Failing instance instead)
print dir(Failing())  # expect: []
