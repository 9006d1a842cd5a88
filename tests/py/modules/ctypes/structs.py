# Structures: places of fields, values, nesting, inheritance, and what is refused.
from ctypes import *

from _shown import show


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_int)]


class All(Structure):
    _fields_ = [("b", c_byte), ("h", c_short), ("c", c_char), ("i", c_int), ("f", c_float), ("d", c_double),
                ("text", c_char * 5), ("wide", c_wchar * 3), ("s", c_char_p), ("p", Point), ("a", c_int * 3),
                ("q", POINTER(c_int)), ("v", c_void_p), ("t", c_bool), ("g", c_longdouble), ("l", c_ulong)]


for name, t in All._fields_:
    print name, getattr(All, name), getattr(All, name).offset, getattr(All, name).size
print sizeof(All), alignment(All), memoryview(All()).format

x = All(1, -2, "z", 3, 0.5, 0.25, "hello", u"abc", "str", (4, 5), (6, 7, 8), pointer(c_int(9)), 77, True, 1.5, 2 ** 63)
for name, _ in All._fields_:
    v = getattr(x, name)
    print name, v if not isinstance(v, (Structure, Array)) and name != "q" else type(v).__name__
print x.p.x, x.p.y, list(x.a), x.q[0], x.q.contents
x.p.x = 40
x.a[1] = 70
x.text = "ab"
x.q = (c_int * 2)(1, 2)
print x.p.x, list(x.a), repr(x.text), x.q[1]
x.q = None
print bool(x.q)
inner = x.p
x.p = Point(8, 9)
print inner.x, inner.y, inner._b_base_ is x

for name, v in [("b", "x"), ("h", 1.5), ("c", "ab"), ("text", "toolong"), ("text", 5), ("text", u"uni"), ("wide", u"abcd"),
                ("wide", 5), ("s", 5.5), ("s", u"uni"), ("p", (1, 2, 3)), ("p", [1, 2]), ("p", 5), ("p", c_int(1)), ("p", ("a",)),
                ("a", (1, 2, 3, 4)), ("a", [1, 2, 3]), ("a", (c_int * 3)(5, 6, 7)), ("a", (c_int * 2)()), ("q", c_int(5)),
                ("q", (c_long * 3)()), ("q", 5), ("v", "x"), ("t", []), ("i", c_int(12)), ("i", c_long(12)), ("none", 3)]:
    show(setattr, x, name, v)
show(delattr, x, "b")
print x.text, x.s, list(x.a), x.i, x.none

show(Point, 1, 2, 3)
show(Point, 1, x=2)
show(Point, "a")
print Point(y=5).y, Point(1, y=6).y, Point(z=7).z
show(Point.x.__get__, 5)
show(Point.x.__set__, 5, 6)
show(setattr, Point.x, "size", 3)


class Three(Point):
    _fields_ = [("z", c_byte)]


class Same(Three):
    pass


print Three.z, sizeof(Three), Three(1, 2, 3).z, Same(1, 2, 3).y, sizeof(Same), issubclass(Same, Point)


class Packed(Structure):
    _pack_ = 1
    _fields_ = [("a", c_char), ("b", c_double), ("c", c_short)]


class Packed2(Structure):
    _pack_ = 2
    _fields_ = Packed._fields_


print sizeof(Packed), Packed.b, alignment(Packed), memoryview(Packed()).format, sizeof(Packed2), Packed2.b


class Open(Structure):
    class Inner(Union):
        class Deep(Structure):
            _fields_ = [("lo", c_short), ("hi", c_short)]
        _anonymous_ = ["deep"]
        _fields_ = [("n", c_int), ("deep", Deep)]
    _anonymous_ = ("u",)
    _fields_ = [("head", c_int), ("u", Inner), ("tail", c_int)]


o = Open(1)
o.n = 0x20001
print Open.n, Open.lo, Open.hi, o.lo, o.hi, o.u.deep.hi


class Cell(Structure):
    pass


Cell._fields_ = [("value", c_int), ("next", POINTER(Cell))]
a, b = Cell(1), Cell(2)
a.next, b.next = pointer(b), pointer(a)
print [c.value for c in (a, a.next[0], a.next[0].next[0])]


class Loud(Structure):
    _fields_ = [("n", c_int)]

    def __setattr__(self, name, v):
        print "set", name, v
        super(Loud, self).__setattr__(name, v)


print Loud(3).n, Loud(n=4).n


def declare(**members):
    return sizeof(type(Structure)("Made", (Structure,), members))


for fields in [5, [5], [("x",)], [("x", 5)], [(5, c_int)], [("x", c_int, 3, 4)], [("x", c_int, "a")], [("x", Structure)], "ab",
               {"a": 1}, iter([]), (("a", c_int),), [["a", c_int]], [(u"u", c_int)], [(u"\xe9", c_int)], []]:
    show(declare, _fields_=fields)
for pack in "a", -1, 2 ** 31, 0, 1, 4L, 1.0:
    show(declare, _pack_=pack, _fields_=[("c", c_char), ("i", c_int)])
for names in 5, ["y"], ["x"], []:
    show(declare, _anonymous_=names, _fields_=[("x", c_int)])
show(declare, _anonymous_=["x"], _fields_=[("y", c_int)], x=3)


class Late(Structure):
    pass


print sizeof(Late), alignment(Late)
show(setattr, Late, "_fields_", [("x", Late)])
Late()
show(setattr, Late, "_fields_", [("x", c_int)])
show(setattr, Point, "_fields_", [])
show(lambda: Point._fields_)
