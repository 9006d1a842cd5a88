# Old-style classes may stand among the bases of a new-style class.
class Old:
    def f(self): return "old"
class New(object):
    def f(self): return "new"
class A(New, Old): pass
class B(Old, New): pass
print A().f(), B().f()  # expect: new old
print [c.__name__ for c in B.__mro__]  # expect: ['B', 'Old', 'New', 'object']
Old.g = lambda self: "late"
print A().g()  # expect: late
print isinstance(A(), Old), issubclass(B, Old)  # expect: True True
