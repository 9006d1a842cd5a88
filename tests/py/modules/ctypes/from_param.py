# What is passed for a value where a type is declared: from_param, _as_parameter_, and what is passed without.
import re
from ctypes import *

libc = CDLL("libc.so.6")


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
    except Exception as e:
        print "%s: %s" % (type(e).__name__, e)
    else:
        text = repr(r)
        # Without addresses.
        print re.sub("(0x|NULL|[0-9])[0-9a-f]{6,}", "#", text)


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_int)]


class Two(Union):
    _fields_ = [("x", c_int)]


class As(object):
    def __init__(self, v):
        self._as_parameter_ = v


for t, v in [(c_byte, -1), (c_ubyte, 255), (c_short, 40000), (c_ushort, 40000), (c_int, -5), (c_uint, 2 ** 32 - 1), (c_long, -7),
             (c_ulong, 2 ** 64 - 1), (c_float, 1.5), (c_double, 2), (c_longdouble, 1), (c_char, "x"), (c_wchar, u"x"), (c_bool, 1), (py_object, 5)]:
    show(t.from_param, v)
    show(t.from_param, t(v))

values = [0, 5, 5L, 1.5, None, "text", u"text", [], c_int(3), c_long(3), c_char_p("x"), c_wchar_p(u"x"), c_void_p(4), create_string_buffer("b"),
          create_unicode_buffer(u"b"), (c_int * 2)(), Point(1, 2), (Point * 2)(), pointer(c_int(1)), pointer(Point()), byref(c_int(1)),
          byref(c_char("c")), As(7), As("as"), As(As(None)), As(Point()), CFUNCTYPE(None)()]
for t in c_int, c_double, c_char, c_char_p, c_wchar_p, c_void_p, c_bool, POINTER(c_int), POINTER(c_char), POINTER(Point), c_int * 2, Point, CFUNCTYPE(None):
    print t.__name__
    for v in values:
        # CPython makes None of a pointer to another type, and dies of it.
        if not (type(v).__name__ == "CArgObject" and t in (Point, c_int * 2, CFUNCTYPE(None), POINTER(Point))) or t is None:
            show(t.from_param, v)

print libc.abs(As(-5)), libc.abs(As(As(-6))), libc.strlen(As("four")), libc.strlen(As(c_char_p("five5")))
show(libc.abs, As([]))


class Doubled(object):
    @classmethod
    def from_param(cls, v):
        return v * 2


class Failing(object):
    @classmethod
    def from_param(cls, v):
        raise KeyError("no %r" % v)


f = libc["abs"]
f.argtypes = [Doubled]
print f(-4)
show(f, As(1))
f.argtypes = [Failing]
show(f, 3)
f.argtypes = [c_int, Doubled]
print f(-3, 4)
show(f, -3, None)

g = libc["strlen"]
for types in [c_char_p], [c_void_p], [POINTER(c_char)], [c_char * 6]:
    g.argtypes = types
    for v in ["text", u"text", create_string_buffer("buffer"[:5]), c_char_p("pointer"), byref(c_char("\0")), cast(c_char_p("cast"), POINTER(c_char)),
              5.5, [], Point(0), (c_byte * 3)(65, 66), bytearray("x")]:
        # As above.
        if types != [c_char * 6] or type(v).__name__ != "CArgObject":
            show(g, v)
