class C(object):
    x = 1
    def __getattr__(self, name):
        if name == "dynamic":
            return "made up"
        raise AttributeError("no " + name)
c = C()
print c.x, c.dynamic, "a".upper(), (5).real, C.__name__  # expect: 1 made up A 5 C
for o, name in ((c, "missing"), (5, "foo"), (C, "foo"), (None, "foo"), ("", "foo"), (len, "foo")):
    try:
        getattr(o, name)
        exec "o." + name
    except AttributeError, e:
        print e  # expect: no missing
        # expect: 'int' object has no attribute 'foo'
        # expect: type object 'C' has no attribute 'foo'
        # expect: 'NoneType' object has no attribute 'foo'
        # expect: 'str' object has no attribute 'foo'
        # expect: 'builtin_function_or_method' object has no attribute 'foo'
