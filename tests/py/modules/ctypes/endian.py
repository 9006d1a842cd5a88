# Types of the other byte order.
from ctypes import *
from ctypes import _endian

from _shown import show


for t in c_byte, c_ubyte, c_char, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_float, c_double:
    big = t.__ctype_be__
    print t.__name__, big.__name__, big._type_, big.__ctype_le__ is t, t.__ctype_le__ is t, big.__ctype_be__ is big,
    x = big("x" if t is c_char else 100)
    print x, memoryview(x).tobytes().encode("hex"), memoryview(x).format
for t in c_bool, c_wchar, c_char_p, c_void_p, py_object, c_longdouble:
    print hasattr(t, "__ctype_be__")
print LittleEndianStructure is Structure, issubclass(BigEndianStructure, Structure), type(BigEndianStructure).__name__


class Inner(BigEndianStructure):
    _fields_ = [("a", c_short), ("b", c_ubyte)]


class Record(BigEndianStructure):
    _pack_ = 1
    _fields_ = [("kind", c_ubyte), ("n", c_uint), ("f", c_float), ("d", c_double), ("l", c_longlong), ("a", c_ushort * 2), ("i", Inner), ("t", c_char * 3)]


r = Record(1, 0x01020304, 1.0, -2.0, -3, (5, 6), (7, 8), "xyz")
print sizeof(r), memoryview(r).tobytes().encode("hex")
r.n += 1
r.a[1] = 0x1234
print [getattr(r, n) for n in "kind n f d l t".split()], r.a[:], r.i.a, memoryview(r).tobytes().encode("hex")
print Record.from_buffer_copy("\1\0\0\0\2" + "\0" * 31).n, c_int.__ctype_be__.from_buffer_copy("\0\0\1\2").value


class Late(BigEndianStructure):
    pass


Late._fields_ = [("x", c_int), ("y", c_int, 4)]
print Late.x, Late.y, Late(1, 2).y
for t in c_char_p, c_void_p, POINTER(c_int), c_bool, Union:
    show(lambda: type(BigEndianStructure)("Made", (BigEndianStructure,), {"_fields_": [("x", t)]}) and 1)
