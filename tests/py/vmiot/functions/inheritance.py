# oracle: none, extension of VMIOT's API
# dialects: both
class Base:
    def __init__(self, x):
        self.x = x
    def show(self):
        return "Base %d" % self.x
class Derived(Base):
    def show(self):
        return "Derived/" + Base.show(self)
class Left(object):
    def who(self):
        return ["left"]
class Right(object):
    def who(self):
        return ["right"]
class Both(Left, Right):
    def who(self):
        return Left.who(self) + Right.who(self)
print Derived(5).show(), Both().who(), Both.__mro__[1].__name__  # expect: Derived/Base 5 ['left', 'right'] Left
print Derived(1).isInstance(Base), Derived(1).isInstance(Left), classobject(Both()) is Both  # expect: True False True
