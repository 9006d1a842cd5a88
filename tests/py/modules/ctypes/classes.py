# Classes of C types as classes: metaclasses, mixins, methods, inheritance.
import copy
import ctypes
from ctypes import *


class Collecting(type(Structure)):
    def __new__(mcs, name, bases, members):
        members["_fields_"] = sorted((k, v) for k, v in members.items() if isinstance(v, type) and issubclass(v, ctypes._SimpleCData))
        members["_pack_"] = 1
        return super(Collecting, mcs).__new__(mcs, name, bases, members)

    def size(cls):
        return sizeof(cls)


class Collected(Structure):
    __metaclass__ = Collecting
    a = c_byte
    b = c_int


print Collected.size(), Collected(1, 2).b, type(Collected), Collected.b


class Dump(object):
    def dump(self):
        return " ".join("%s=%r" % (f[0], getattr(self, f[0])) for f in self._fields_)


class Point(Dump, Structure):
    _fields_ = [("x", c_int), ("y", c_int)]

    def __init__(self, *args, **kw):
        super(Point, self).__init__(*args, **kw)
        self.extra = 5

    def __eq__(self, other):
        return str(buffer(self)) == str(buffer(other))

    def __repr__(self):
        return "Point(%d, %d)" % (self.x, self.y)

    @property
    def total(self):
        return self.x + self.y


p = Point(1, y=2)
print p.dump(), p.extra, p == Point(1, 2), [p], p.total, copy.copy(p), copy.copy(p).extra
p.other = 6
print sorted(vars(p).items()), Point.__mro__[1:3]


class New(Structure):
    _fields_ = [("x", c_int)]

    def __new__(cls, *args):
        print "new", args
        return super(New, cls).__new__(cls, *args)


print New(4).x, New.from_buffer_copy("\5\0\0\0").x, (New * 2)()[0].x


class Double(c_int):
    def __init__(self, v=0):
        c_int.__init__(self, v * 2)

    def __str__(self):
        return "double %d" % self.value


class Holder(Structure):
    _fields_ = [("d", Double)]

    def __getattr__(self, name):
        return "missing " + name


print Double(4), (Double * 2)(Double(1))[0], Holder(Double(3)).d, type(Holder().d).__name__, Holder().nothing


class Old:
    pass


class Mixed(Structure, Old):
    _fields_ = [("x", c_int)]


print Mixed(3).x, issubclass(Mixed, Structure), len(Mixed.__bases__)
for bases in (Mixed, type("U", (Union,), {"_fields_": [("x", c_int)]})), (c_int, Structure):
    try:
        type(bases[0])("Both", bases, {})
    except TypeError as e:
        print e
Mixed.method = lambda self: self.x + 1
Mixed.__name__ = "Renamed"
print Mixed(4).method(), Mixed
try:
    Structure.attribute = 3
except TypeError as e:
    print e


def made():
    class Local(Structure):
        _fields_ = [("n", c_int)]
    return Local


A, B = made(), made()
print A is B, A * 3 is B * 3, POINTER(A) is POINTER(B), A * 3 is A * 3
pair = (A * 2)()
try:
    pair[0] = B()
except TypeError as e:
    print e
print {c_int: 1, A: 2}[c_int], c_int == c_long, c_long == c_longlong, isinstance(c_int(), c_int)
for t in c_int * 2, POINTER(c_int), CFUNCTYPE(None), A, c_int:
    print t.__mro__[1:], t.__class__, t.__module__
