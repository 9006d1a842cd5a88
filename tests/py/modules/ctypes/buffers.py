# The memory of C objects as others see it, and the memory of others as C objects.
import array
import binascii
import fcntl
import hashlib
import io
import os
import socket
import struct
import termios
import zlib
from ctypes import *

from _shown import put, show


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_short)]


class Mixed(Structure):
    _fields_ = [("p", Point), ("a", c_long * 2), ("q", POINTER(c_int)), ("s", c_char_p), ("f", CFUNCTYPE(c_int))]


for t in [c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_float, c_double, c_longdouble, c_bool, c_char, c_wchar, c_char_p,
          c_wchar_p, c_void_p, py_object, Point, Mixed, Point * 3, c_int * 2 * 3, POINTER(Point), POINTER(c_int * 2), CFUNCTYPE(None),
          type("U", (Union,), {"_fields_": [("x", c_int)]}), type("E", (Structure,), {}), c_int.__ctype_be__]:
    m = memoryview(t())
    print t.__name__, m.format, m.itemsize, m.ndim, m.shape, m.strides, m.readonly, len(m), len(m.tobytes())
m = memoryview((c_ushort * 3)(1, 2, 0x4142))
print repr(m[0]), repr(m[-1]), repr(m[1:].tobytes()), m[1:].shape, m[1:].strides, m == memoryview((c_ushort * 3)(1, 2, 0x4142))
show(lambda: m[3])
show(m.tolist)
show(put, m, 0, "ab")
b = (c_ubyte * 4)()
m = memoryview(b)
m[0] = "a"
m[1:3] = "bc"
print list(b)
show(put, m, 0, "ab")
m = memoryview(c_int(5))
show(lambda: m[0])
show(put, m, 0, "abcd")

print repr(str(buffer(Point(1, 2)))), bytearray(c_int(7)), struct.unpack("ih", buffer(Point(3, 4))[:6]), struct.unpack("i", c_int(9))
p = Point()
print io.BytesIO("\5\0\0\0\6\0").readinto(p), p.x, p.y
struct.pack_into("i", p, 0, 77)
print p.x
r, w = os.pipe()
print os.write(w, buffer(p)), io.FileIO(r).readinto(p), p.x
a, c = socket.socketpair()
print a.send(p), c.recv_into(p), p.x, a.send("1234"), c.recv_into((c_char * 10)(), 2)
size = c_int()
print fcntl.ioctl(c.fileno(), termios.FIONREAD, size), size
array_type = array.array("B", str(buffer(p)))
print array_type[0], "".join(map(chr, bytearray(p)))[0]

data = bytearray("abcdefgh")
i = c_int.from_buffer(data, 2)
print hex(i.value), i._b_needsfree_, i._objects
i.value = 0x31323334
print data
data[2] = "z"
print hex(i.value)
numbers = array.array("H", [1, 2, 3])
h = (c_ushort * 3).from_buffer(numbers)
h[1] = 20
print numbers, h[:]
other = c_short.from_buffer(i)
other.value = 0
print data
for o, args in [("text", ()), (bytearray(3), ()), (bytearray(5), (2,)), (bytearray(8), (-1,)), (5, ()), (u"text", ()), (numbers, (2,)), (numbers, (3,)),
                (buffer("abcd"), ()), (bytearray(8), ("x",))]:
    show(c_int.from_buffer, o, *args)
    show(c_int.from_buffer_copy, o, *args)
show(Structure.from_buffer, data)
show(c_int.from_buffer)
copy = c_int.from_buffer_copy(data)
data[0] = "!"
print hex(copy.value), copy._b_needsfree_

n = c_int(5)
alias = c_int.from_address(addressof(n))
alias.value = 6
print n, (c_int * 2).from_address(numbers.buffer_info()[0])._length_, c_ushort.from_address(numbers.buffer_info()[0] + 2)
show(c_int.from_address, "x")
show(Union.from_address, 4096)

s = create_string_buffer("abc")
resize(s, 10)
print sizeof(s), repr(s.raw), len(s), sizeof(type(s))
show(resize, s, 2)
show(resize, 5, 3)
show(resize, i, 20)


class Tail(Structure):
    _fields_ = [("n", c_int), ("items", c_int * 1)]


t = Tail(3)
resize(t, sizeof(Tail) + 8)
items = (c_int * 3).from_address(addressof(t) + Tail.items.offset)
items[2] = 9
print items[:], sizeof(t), t.items[0]

libc = CDLL("libc.so.6")
show(c_int.in_dll, 5, "x")
print zlib.crc32(c_int(5)), binascii.hexlify(c_int(5)), hashlib.md5(Point(1, 2)).hexdigest(), bytearray("x") + c_short(0x4142)
show(c_int.in_dll, libc, 5)
print type(c_void_p.in_dll(libc, "environ").value) in (int, long)
