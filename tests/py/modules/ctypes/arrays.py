# Arrays: types, items, slices, texts in arrays of characters.
from ctypes import *

from _shown import drop, put, show


def attribute(o, name):
    delattr(o, name)


Three = c_int * 3
print Three.__name__, Three._length_, Three._type_, sizeof(Three), Three is c_int * 3, (3 * c_int) is Three, (Three * 2).__name__
for n in -1, "a", 2.5, 2 ** 62, 2 ** 70, None, 0, 2L:
    show(lambda: sizeof(c_int * n))
show(lambda: Structure * 3)
show(lambda: ARRAY(c_short, 4)._length_)

a = Three(1, 2)
print list(a), len(a), a[0], a[-1], a[2L], a[True]
print a[:], a[1:], a[:-1], a[::2], a[::-1], a[5:], a[-9:2], a[2:1]
for key in 3, -4, "a", 1.5, None, 2 ** 70, slice(None, None, 0), slice("a", 1):
    show(lambda: a[key])
for key, v in [(0, 9), (-1, 8), (1, "x"), (3, 1), (-4, 1), ("a", 1), (slice(0, 2), [4, 5]), (slice(0, 2), [4]), (slice(None), (7, 8, 9)),
               (slice(None, None, 2), [1, 2]), (slice(0, 1), 5), (slice(0, 2), ["a", "b"]), (slice(0, 1), "a")]:
    show(put, a, key, v)
    print list(a)
show(drop, a, 0)
show(drop, a, slice(0, 1))
show(Three, 1, 2, 3, 4)
show(Three, "a")
print 2 in a, [x for x in reversed(a)], list(Three(*range(3)))

grid = (Three * 2)((1, 2, 3), (4, 5, 6))
print [list(row) for row in grid], grid[1][2], memoryview(grid).shape, memoryview(grid).format
grid[0] = Three(7, 8, 9)
row = grid[0]
row[0] = 70
print grid[0][0], row._b_base_ is grid

c = create_string_buffer("abc", 5)
print repr(c.value), repr(c.raw), c[0], repr(c[:]), repr(c[1:3]), repr(c[::-2]), len(c), sizeof(c)
c.value = "xy"
print repr(c.raw)
c.raw = "12"
c[4] = "z"
print repr(c.raw), repr(c.value)
c[0:2] = "pq"
print repr(c.raw)
for name, v in [("value", "abcdef"), ("raw", "abcdef"), ("value", "abcde"), ("value", u"uni"), ("value", 5), ("raw", 5), ("raw", u"uni"),
                ("raw", bytearray("xyz")), ("value", u"\xe4"), ("value", None)]:
    show(setattr, c, name, v)
    print repr(c.raw)
show(put, c, 0, 5)
show(put, c, 0, "ab")
show(attribute, c, "value")
show(attribute, c, "raw")

w = create_unicode_buffer(u"a\U0001F600", 4)
print repr(w.value), repr(w[:]), repr(w[1]), sizeof(w), repr(w[::-1])
w.value = u"wxyz"
print repr(w.value)
for v in u"abcde", "str", 5, "\xe4":
    show(setattr, w, "value", v)
show(attribute, w, "value")

for args in [(3,), ("abc",), (u"abc",), ("abc", 2), ("abc", 3), ([],), (2L,), (-1,), (1.5,), (None,)]:
    show(lambda: create_string_buffer(*args).raw)
    show(lambda: create_unicode_buffer(*args)[:])
print c_buffer("ab").raw == "ab\0"

for members in [{}, {"_type_": c_int}, {"_length_": 3}, {"_type_": 5, "_length_": 3}, {"_type_": c_int, "_length_": "a"},
                {"_type_": Structure, "_length_": 3}, {"_type_": c_int, "_length_": 2L}]:
    show(lambda: sizeof(type(Array)("Made", (Array,), members)))


class Named(Array):
    _length_ = 2
    _type_ = c_double


print Named(1, 2)[:], Named.__name__, sizeof(Named), list((Named * 2)(Named(3, 4)))[0][:]
long = (c_ubyte * 3000)()
long[:] = [i & 255 for i in xrange(3000)]
print sum(long), sum(long[::7]), len(create_string_buffer(200000)[:])
show(c_char * 2 ** 60)
show(resize, create_string_buffer(3), 2 ** 60)
