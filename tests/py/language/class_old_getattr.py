class A:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "got " + name
    def __setattr__(self, name, value):
        self.__dict__[name] = value * 2
    def __delattr__(self, name):
        print "del", name
a = A()
a.x = 5
print a.x, a.y  # expect: 10 got y
# expect: del z
del a.z
