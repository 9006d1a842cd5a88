# Unions, and fields of some bits.
from ctypes import *

from _shown import show


class Both(Union):
    _fields_ = [("i", c_uint), ("f", c_float), ("b", c_ubyte * 4), ("text", c_char * 11)]


u = Both(f=1.0)
print hex(u.i), list(u.b), sizeof(Both), alignment(Both), Both.b, memoryview(u).format
u.b[3] = 0xc0
print u.f, Both(5).i, repr(Both(i=0x41424344).text)
show(Both, 1, 2.5, (1, 2, 3, 4), "x", 5)


class More(Both):
    _fields_ = [("d", c_double * 3)]


print sizeof(More), More.d, More(7).i


class Bits(Structure):
    _fields_ = [("a", c_int, 3), ("b", c_int, 5), ("c", c_uint, 20), ("e", c_uint, 5), ("f", c_uint, 7), ("g", c_long, 40),
                ("h", c_ulong, 24), ("i", c_short), ("j", c_bool, 1), ("k", c_long, 1), ("l", c_long, 8)]


for name in "abcefghijkl":
    print name, getattr(Bits, name).offset, getattr(Bits, name).size
print sizeof(Bits), alignment(Bits)
x = Bits()
for n in 0, 1, -1, 3, 4, 100, 2 ** 39, 2 ** 40 - 1, 2 ** 64:
    for name in "abcefgh":
        setattr(x, name, n)
    print [getattr(x, name) for name in "abcefghijkl"], str(memoryview(x).tobytes()).encode("hex")
x.j, x.l = 1, -5
print x.j, x.l
show(setattr, x, "a", "x")
show(setattr, x, "a", 1.5)


class Big(BigEndianStructure):
    _fields_ = [("a", c_uint, 3), ("b", c_uint, 5), ("c", c_ushort), ("d", c_int, 13), ("e", c_int, 3)]


y = Big(1, 2, 3, -4, -1)
print [getattr(y, name) for name in "abcde"], memoryview(y).tobytes().encode("hex"), Big.a, Big.b, Big.e


def declare(*field):
    class Made(Structure):
        _fields_ = [field]
    return sizeof(Made)


for t in c_byte, c_ubyte, c_short, c_int, c_long, c_bool, c_char, c_wchar, c_double, c_void_p, Bits, c_int * 3:
    show(declare, "x", t, 1)
for count in 0, -1, 32, 33, 2 ** 40, 1L, True, 1.5, None:
    show(declare, "x", c_int, count)
