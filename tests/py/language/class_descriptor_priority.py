class Data(object):
    def __get__(self, obj, kind):
        return "data"
    def __set__(self, obj, value):
        print "set", value
class NonData(object):
    def __get__(self, obj, kind=None):
        return "non-data" if obj is not None else "class"
class C(object):
    d = Data()
    n = NonData()
c = C()
c.__dict__["d"] = c.__dict__["n"] = "instance"
print c.d, c.n, C.d, C.n  # expect: data instance data class
# expect: set 5
c.d = 5
del c.n
print c.n  # expect: non-data
