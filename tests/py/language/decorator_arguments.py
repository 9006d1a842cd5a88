class Registry(object):
    def __init__(self):
        self.table = {}
    def add(self, name, *extra):
        def register(f):
            self.table[name] = (f, extra)
            return f
        return register
r = Registry()
@r.add("x", 1, 2)
def x():
    return "called"
print r.table["x"][0](), r.table["x"][1]  # expect: called (1, 2)
