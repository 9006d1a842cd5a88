def f(**kw):
    kw["new"] = 1
    return kw
d = {"a": 1}
print sorted(f(**d)), d  # expect: ['a', 'new'] {'a': 1}
class M(object):
    def keys(self):
        return ["x", "y"]
    def __getitem__(self, key):
        return key * 2
print sorted(f(**M()).items())  # expect: [('new', 1), ('x', 'xx'), ('y', 'yy')]
