# What C objects keep alive, and what they show of it.
import gc
import weakref
from ctypes import *


class Pair(Structure):
    _fields_ = [("s", c_char_p), ("t", c_char_p)]


class Holder(Structure):
    _fields_ = [("n", c_int), ("p", POINTER(c_int)), ("pair", Pair), ("pairs", Pair * 2)]


for o in c_int(5), c_char_p("abc"), c_char_p(u"abc"), py_object("x"), (c_char_p * 2)("a", "b"), Pair("a", "b"), pointer(c_int(3)):
    print o._objects
h = Holder()
h.pair.s = "one"
h.pairs[1].t = "two"
h.pair = Pair("three", "four")
h.p = pointer(c_int(7))
print sorted(h._objects.items(), key=str)
print h.pair._objects, h.pair._b_base_ is h, h.p[0]
h.p = (c_int * 2)(8, 9)
print sorted(h._objects)
p = pointer(h)
print sorted(p._objects), p.contents.pair.s
b = bytearray("abcd")
print c_int.from_buffer(b)._objects is b
print cast("text", POINTER(c_char))._objects
i = c_int(1)
q = cast(pointer(i), c_void_p)
print len(q._objects) in (2, 3), cast(q, POINTER(c_int))[0]

# Texts that nobody else has outlive collections, since what points to them does.
h.pairs[0] = Pair("".join(["te", "xt"]), "x" * 1000)
strings = (c_char_p * 100)(*[str(n) * 5 for n in range(100)])
buffers = [cast(create_string_buffer("b%d" % n), c_char_p) for n in range(50)]
pointers = [pointer(c_int(n)) for n in range(200)]
array = (POINTER(c_int) * 200)(*pointers)
del pointers
gc.collect()
junk = [create_string_buffer(200) for _ in range(200)]
print h.pairs[0].s, len(h.pairs[0].t), strings[99], strings[7], [b.value for b in buffers[::10]], [array[n][0] for n in (0, 100, 199)]


class Weak(Structure):
    _fields_ = [("n", c_int)]


w = Weak(1)
ref = weakref.ref(w)
part = pointer(w)
del w
print ref() is not None, part[0].n
w = c_int(3)
print weakref.ref(w)() is w
w.attribute = 4
print w.attribute, w.__dict__
