# Pointers: what they point to, items, slices, types, casts.
import ctypes
from ctypes import *

from _shown import drop, put, show


def drop_contents(o):
    del o.contents


LP = POINTER(c_int)
print LP.__name__, LP._type_, LP is POINTER(c_int), sizeof(LP), memoryview(LP()).format, POINTER(c_int * 3).__name__, POINTER(None)
i = c_int(5)
p = pointer(i)
print type(p) is LP, p[0], p.contents, p.contents is p.contents, p.contents._b_base_ is p, bool(p), bool(LP())
p[0] = 6
print i, p.contents
p.contents = c_int(7)
print i, p[0]
p.contents.value = 8
print p[0]

a = (c_int * 5)(1, 2, 3, 4, 5)
p = cast(a, LP)
print p[0], p[4], p[0:5], p[1:4], p[:3], p[4:0:-1], p[1:5:2], p[3:1], p[2L]
p[2] = 30
print a[2], a[:]
q = LP(a)
print q[1], LP(c_int(3))[0]
middle = cast(addressof(a) + 8, LP)
print middle[0], middle[-1], middle[-2:1], middle.contents
for key in "a", None, 1.5, 2 ** 70, slice(0, None), slice(None, None, -1), slice(0, 3, 0), slice("a", 3), slice(None, None):
    if key != slice(0, None):
        show(lambda: q[key])
show(put, q, "a", 1)
show(put, q, 0, "x")
show(put, q, slice(0, 1), [1])
show(drop, q, 0)
show(drop_contents, q)
show(setattr, q, "contents", 5)
for f in [lambda: LP()[0], lambda: LP().contents, lambda: put(LP(), 0, 1), lambda: LP(5), lambda: LP(i, i)]:
    show(f)

pp = pointer(pointer(c_int(42)))
print pp[0][0], pp.contents.contents, POINTER(LP).__name__
text = cast("hello", POINTER(c_char))
print text[0], text[:5], text[1:4:2]
wide = cast(create_unicode_buffer(u"hello"), POINTER(c_wchar))
print repr(wide[:5])


class Node(Structure):
    _fields_ = [("n", c_int), ("m", c_int)]


nodes = (Node * 3)((1, 2), (3, 4), (5, 6))
n = cast(nodes, POINTER(Node))
print n[1].n, n.contents.m, [x.m for x in n[:3]]
n[0] = Node(7, 8)
n[1].m = 40
print nodes[0].n, nodes[1].m
show(put, n, 0, c_int(5))
show(put, n, 0, (9, 10))
print nodes[0].n

Later = POINTER("Cell")
print Later.__name__
show(Later)


class Cell(Structure):
    _fields_ = [("next", Later)]


SetPointerType(Later, Cell)
print Later._type_ is Cell, POINTER(Cell) is Later
cell = Cell()
cell.next = pointer(cell)
print addressof(cell.next[0].next[0]) == addressof(cell)
show(SetPointerType, Later, Cell)
show(SetPointerType, LP, Node)
show(POINTER, 5)
show(pointer, 5)
show(ctypes._Pointer)
show(lambda: type(ctypes._Pointer)("Made", (ctypes._Pointer,), {"_type_": 5}))
show(lambda: type(ctypes._Pointer)("Made", (ctypes._Pointer,), {"_type_": Structure}))
empty = type(ctypes._Pointer)("Made", (ctypes._Pointer,), {})
show(empty)
empty.set_type(c_short)
print empty(c_short(9))[0], empty._type_
print set(ctypes._pointer_type_cache) >= set([None, c_char, c_wchar, c_int, Cell])

print cast(5, c_void_p).value, cast(None, c_void_p).value, cast(c_void_p(7), c_void_p).value, cast("abc", c_char_p).value
print cast(c_char_p("xyz"), POINTER(c_char))[:3], cast(byref(c_int(0x41424344)), c_char_p).value[:4], cast(c_wchar_p(u"w"), c_wchar_p).value
for args in [(c_int(5), c_void_p), (5, c_int), (a, c_int * 2), (5.5, c_void_p), (5, int)]:
    show(cast, *args)
b = create_string_buffer("abcdef")
print memset(b, ord("x"), 2) == addressof(b), b.raw, memmove(addressof(b) + 3, "12", 2) == addressof(b) + 3, b.raw
print string_at(b), string_at(b, 3), string_at(addressof(b) + 2), repr(string_at("a\0b", 3)), wstring_at(u"wide"), wstring_at(u"wide", 2)
for f in string_at, wstring_at:
    show(f, 5.5)
    show(f, "x", "y")
print byref(b, 2)._obj is b, cast(byref(b, 2), c_char_p).value
show(byref, b, "x")
show(byref, b, 1, 2)
