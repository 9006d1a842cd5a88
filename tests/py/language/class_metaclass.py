class M(type):
    def __new__(meta, name, bases, d):
        d["tag"] = name.lower()
        return type.__new__(meta, name, bases, d)
    def __call__(cls, *args):
        return ("made", cls.__name__, args)
class A(object):
    __metaclass__ = M
class B(A): pass
print A.tag, B.tag, type(B).__name__  # expect: a b M
print A(1)  # expect: ('made', 'A', (1,))
print isinstance(A, M)  # expect: True
