# Python functions that C functions call.
import sys
from ctypes import *

libc = CDLL("libc.so.6", use_errno=True)
Compare = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
a = (c_int * 7)(5, 3, 9, 1, 7, 3, 0)
libc.qsort(a, len(a), sizeof(c_int), Compare(lambda x, y: cmp(x[0], y[0])))
print list(a)
libc.bsearch.restype = POINTER(c_int)
print libc.bsearch(byref(c_int(7)), a, len(a), sizeof(c_int), Compare(lambda x, y: x[0] - y[0]))[0]


class Record(Structure):
    _fields_ = [("key", c_int), ("name", c_char * 4)]


records = (Record * 3)((3, "c"), (1, "a"), (2, "b"))
libc.qsort(records, 3, sizeof(Record), CFUNCTYPE(c_int, POINTER(Record), POINTER(Record))(lambda x, y: x.contents.key - y[0].key))
print [(r.key, r.name) for r in records]

for t, values in [(c_byte, [-3, 127]), (c_ubyte, [250]), (c_short, [-5]), (c_ushort, [65535]), (c_int, [-2 ** 31]), (c_uint, [2 ** 32 - 1]),
                  (c_long, [-2 ** 63]), (c_ulong, [2 ** 63]), (c_float, [1.5]), (c_double, [-2.25]), (c_bool, [True]), (c_char, ["x"]),
                  (c_wchar, [u"y"]), (c_void_p, [None, 12345]), (py_object, [[1, 2], "text", None])]:
    for v in values:
        print t.__name__, repr(CFUNCTYPE(t, t)(lambda x: x)(v)), repr(CFUNCTYPE(t, c_int, t, c_double)(lambda i, x, d: x)(1, v, 2.0))

big = CFUNCTYPE(c_double, *[c_double] * 12)
print big(lambda *args: sum(x * i for i, x in enumerate(args)))(*range(12))
many = CFUNCTYPE(c_long, *[c_long, c_byte, c_float] * 5)
print many(lambda *args: sum(int(x) for x in args))(*range(15))


class Small(Structure):
    _fields_ = [("x", c_short), ("y", c_short)]


class Large(Structure):
    _fields_ = [("n", c_long * 5), ("s", Small)]


class Mixed(Structure):
    _fields_ = [("f", c_float), ("d", c_double)]


print CFUNCTYPE(c_int, Small, c_int)(lambda s, n: s.x * n + s.y)(Small(3, 4), 10)
print CFUNCTYPE(c_long, Large)(lambda s: sum(s.n) + s.s.y)(Large((1, 2, 3, 4, 5), (6, 7)))
print CFUNCTYPE(c_double, Mixed, c_float)(lambda s, f: s.f + s.d + f)(Mixed(0.5, 0.25), 1.5)

f = CFUNCTYPE(c_int, c_int)(lambda n: n * 2)
print f(21), cast(f, CFUNCTYPE(c_int, c_int))(4), CFUNCTYPE(c_int, c_int)(cast(f, c_void_p).value)(5), "0" in f._objects
nested = CFUNCTYPE(c_int, c_int)(lambda n: f(n) + libc.abs(-n))
print nested(7)


class Thing(object):
    def method(self, n):
        return n + 1


print CFUNCTYPE(c_int, c_int)(Thing().method)(4), CFUNCTYPE(c_int, c_int)(abs)(-6), CFUNCTYPE(None)(lambda: "ignored")()


def keep_errno(n):
    old = set_errno(n)
    return old


g = CFUNCTYPE(c_int, c_int, use_errno=True)(keep_errno)
set_errno(5)
print g(9), get_errno()


class Printed(object):
    """Standard error, without the lines that say where files are."""
    text = ""

    def write(self, text):
        self.text += text

    def lines(self):
        return [line for line in self.text.splitlines() if not line.startswith("  ")]


sys.stderr, stderr = Printed(), sys.stderr
failing = CFUNCTYPE(c_int, c_int)(lambda n: 1 / n)
results = failing(0), failing(1), CFUNCTYPE(c_int)(lambda: "x")()
printed, sys.stderr = sys.stderr, stderr
print results
for line in printed.lines():
    print line.split(" at 0x")[0]
for t in Small, POINTER(c_int), CFUNCTYPE(None):
    try:
        CFUNCTYPE(t)(lambda: 1)
    except TypeError as e:
        print e
