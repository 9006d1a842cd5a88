class Meta(type):
    def __new__(meta, name, bases, d):
        print "new", name, sorted(k for k in d if not k.startswith("__"))  # expect: new A ['x']
        d["added"] = name.lower()
        return type.__new__(meta, name, bases, d)
    def __init__(cls, name, bases, d):
        print "init", name  # expect: init A
        # expect: new B []
        # expect: init B
        type.__init__(cls, name, bases, d)
    def __call__(cls, *args):
        print "call", args  # expect: call ()
        return type.__call__(cls)
class A(object):
    __metaclass__ = Meta
    x = 1
class B(A): pass
print A().added, B.added, type(B).__name__  # expect: a b Meta
