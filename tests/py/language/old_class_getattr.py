class A:
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return "dyn " + name
    def __setattr__(self, name, value): self.__dict__[name] = value + 1
    def __delattr__(self, name): print "del", name
a = A()
a.x = 1
print a.x, a.y  # expect: 2 dyn y
del a.x  # expect: del x
print hasattr(a, "__len__")  # expect: False
