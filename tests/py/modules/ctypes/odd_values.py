# Values of other types than the usual ones, and what they become.
from ctypes import *

from _shown import show

libc, libm = CDLL("libc.so.6"), CDLL("libm.so.6")


class Node(Structure):
    _fields_ = [("v", c_int)]


class Links(Structure):
    _fields_ = [("nodes", Node * 2), ("p", POINTER(Node)), ("f", CFUNCTYPE(c_int, c_int)), ("fs", CFUNCTYPE(c_int) * 2)]


links = Links()
links.p = pointer(Node(5))
links.p.contents.v = 6
links.f = CFUNCTYPE(c_int, c_int)(lambda n: n + 1)
links.fs[1] = CFUNCTYPE(c_int)(lambda: 9)
print links.p[0].v, links.f(4), links.fs[1]()
for name, v in [("f", 5), ("f", None), ("f", lambda n: n), ("p", Node(1)), ("p", byref(Node(1))), ("nodes", [Node(1)]), ("nodes", (Node(1), Node(2))),
                ("nodes", ((3,), (4,))), ("nodes", ((5, 6),))]:
    show(setattr, links, name, v)
    print links.nodes[1].v, bool(links.f), links.p[0].v

argv = (c_char_p * 3)("a", "b", None)
print list(argv)
argv[2] = "c"
argv[0:2] = ["x", "y"]
print argv[:], cast(argv, POINTER(c_char_p))[:3]

text = create_string_buffer("a\0b")
print repr(text.value), repr(text.raw), repr(c_char_p("a\0b").value)
p = c_char_p("abc")
for v in None, "new", u"unicode":
    p.value = v
    print p.value
w = c_wchar_p()
w.value = "str"
print repr(w.value)
v = c_void_p(5)
for n in None, 2 ** 63, -1, 2 ** 64:
    v.value = n
    print v, v.value
show(setattr, v, "value", "x")
n = c_int(5)
n.value += 2
n.value <<= 1
print n, pointer(n) == pointer(n), addressof(pointer(n).contents) == addressof(n)


class Int(int):
    pass


class Str(str):
    pass


class Index(object):
    def __index__(self):
        return 1


print c_int(Int(4)), c_char_p(Str("q")).value, libc.abs(Int(-4)), libc.strlen(Str("abcd")), (c_char * 4)(*Str("ab")).value
print (c_int * 3)(7, 8, 9)[Index()], (c_int * Index())._length_
show(c_int, Str("4"))
show(c_int, Index())
show(libc.abs, Index())

labs = libc["labs"]
labs.argtypes, labs.restype = [c_long], c_long
libc.abs.argtypes = [c_int]
libm.fabs.argtypes, libm.fabs.restype = [c_double], c_double
libm.fabsf.argtypes, libm.fabsf.restype = [c_float], c_float
for f, v in [(libc.abs, 2.0), (libc.abs, "2"), (libc.abs, None), (libc.abs, -5L), (libc.abs, True), (labs, -2 ** 40), (labs, 2 ** 64 + 5), (libm.fabs, -3),
             (libm.fabs, "x"), (libm.fabs, -(2 ** 70)), (libm.fabs, 10 ** 400), (libm.fabsf, -0.1)]:
    show(f, v)
srand = libc["srand"]
srand.restype = None
srand.errcheck = lambda result, function, args: (result, args)
show(srand, c_int(4))
print map(libc.abs, [-1, -2]), libc.abs(*[-3], **{}), callable(libc.abs), hasattr(libc, "no_such_function")

for args in [(0, 0), (c_char_p("abc"),), (create_string_buffer("abc"), 2)]:
    show(string_at, *args)
show(wstring_at, create_unicode_buffer(u"abc"), 2)
show(memset, 5)
show(memmove)
show(memset, "x", "y", 1)
print (c_int * 2).from_buffer_copy(buffer("12345678"))[0], Node.from_buffer_copy(Node(7)).v
