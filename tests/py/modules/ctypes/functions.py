# Calls of functions of the C library: arguments, results, errors.
import ctypes
import re
from ctypes import *
from ctypes.util import find_library

from _shown import show

libc = CDLL("libc.so.6", use_errno=True)
libm = CDLL(find_library("m"))
print libc._name, libc._handle != 0, libc.abs is libc.abs, libc["abs"] is libc["abs"], libc.abs.__name__, type(libc.abs).__name__
print repr(libc).split(",")[0], repr(libc.abs).split(" at ")[0]
print CDLL(None).abs(-3), cdll.LoadLibrary("libc.so.6").abs(-4), CDLL("any", handle=libc._handle).abs(-5)
for f in [lambda: libc.no_such_function, lambda: libc.__nope__, lambda: libc[1], lambda: CDLL("libnope.so"), lambda: CDLL(5), lambda: cdll.nope]:
    try:
        f()
    except Exception as e:
        print type(e).__name__, re.sub(r"\S*/", "", str(e))

print libc.abs(-3), libc.abs(-3L), libc.abs(c_int(-3)), libc.abs(True), libc.abs(c_long(-7)), libc.abs(2 ** 40), libc.strlen("abc")
for bad in 5.5, [], {}, object, 2 ** 70:
    show(libc.abs, bad)
libc.toupper.restype = c_char
libc.strchr.restype = c_char_p
libc.getenv.restype = c_char_p
libm.sqrt.restype = c_double
libm.sqrt.argtypes = [c_double]
libm.pow.restype = c_double
libm.powf.restype = c_float
libm.powf.argtypes = c_float, c_float
print libc.toupper(ord("q")), libc.strchr("abcdef", ord("d")), libc.strchr("abc", ord("x")), libc.getenv("NO_SUCH_VARIABLE")
print libm.sqrt(2), libm.sqrt(6.25), libm.sqrt(c_double(9)), libm.pow(c_double(2), c_double(10)), libm.powf(1.5, 2)
show(libm.sqrt, "x")
show(libm.sqrt)
libc.strtol.argtypes = [c_char_p, POINTER(c_char_p), c_int]
libc.strtol.restype = c_long
end = c_char_p()
print libc.strtol("-123456789012rest", byref(end), 10), end.value, libc.strtol("ff", None, 16)
show(libc.strtol, "1")
show(libc.strtol, 5, None, 10)
show(libc.strtol, "1", "x", 10)
print libc.strtol("12", None, 10, 99)

out = create_string_buffer(100)
print libc.snprintf(out, 100, "%d %s %.3f %c %ld %s", 42, "text", c_double(3.25), ord("x"), c_long(2 ** 40), c_char_p("p")), out.value
print libc.sprintf(out, "%s %g %g %d", "a", c_double(1e10), c_double(-0.5), 7), out.value


class Div(Structure):
    _fields_ = [("quot", c_int), ("rem", c_int)]


class LDiv(Structure):
    _fields_ = [("quot", c_long), ("rem", c_long)]


libc.div.restype, libc.ldiv.restype, libc.ldiv.argtypes = Div, LDiv, [c_long, c_long]
d, l = libc.div(-17, 5), libc.ldiv(10 ** 15, 7)
print d.quot, d.rem, l.quot, l.rem, d._b_base_, d._b_needsfree_


class Tm(Structure):
    _fields_ = [(n, c_int) for n in "sec min hour mday mon year wday yday isdst".split()] + [("gmtoff", c_long), ("zone", c_char_p)]


libc.gmtime.restype = POINTER(Tm)
libc.gmtime.argtypes = [POINTER(c_long)]
tm = libc.gmtime(c_long(86400 * 365)).contents
print tm.year, tm.mon, tm.mday, tm.wday, tm.yday, tm.zone
libc.timegm.restype = c_long
print libc.timegm(byref(Tm(mday=2, year=70)))

set_errno(3)
print get_errno(), set_errno(0), libc.close(-1), get_errno(), CDLL("libc.so.6").close(-1), get_errno()
show(set_errno, "x")

for restype, arg in [(c_bool, -3), (c_short, 70000), (c_ubyte, 300), (c_byte, 200), (None, 3), (c_long, 9), (lambda n: n * 2, 4), (c_void_p, 0),
                     (c_char_p, 0), (POINTER(c_int), 0), (CFUNCTYPE(c_int), 0)]:
    f = libc["abs"]
    f.restype = restype
    r = f(arg)
    print r if not isinstance(r, (ctypes._Pointer, ctypes._CFuncPtr)) else bool(r)


class Checked(c_int):
    @staticmethod
    def _check_retval_(v):
        return "checked", v.value


class Mine(c_int):
    pass


f = libc["abs"]
f.restype = Checked
print f(-3)
f.restype = Mine
print type(f(-3)), f(-3).value
f.errcheck = lambda result, func, args: (result.value, func is f, args)
f.restype = Mine
print f(-6, 7)


def failing(result, func, args):
    raise KeyError(args)


f.errcheck = failing
show(f, 1)
del f.errcheck, f.restype
print f.errcheck, f.restype, f(-1), f.argtypes, f.variadic
f.argtypes = (c_int,)
print f.argtypes, f(-2)
f.argtypes = [c_int]
print f.argtypes
f.argtypes = None
print f.argtypes
del f.argtypes
for name, v in [("restype", 5), ("argtypes", 5), ("argtypes", [5]), ("argtypes", [c_int, "a"]), ("errcheck", 5)]:
    show(setattr, f, name, v)

Int = CFUNCTYPE(c_int, c_int)
print Int.__name__, Int is CFUNCTYPE(c_int, c_int), Int(("abs", libc))(-8), bool(Int()), Int()._objects, sizeof(Int)
print Int(cast(libc.abs, c_void_p).value)(-9), cast(libc.abs, Int)(-10)
for f in [lambda: CFUNCTYPE(5), lambda: CFUNCTYPE(c_int, 5), lambda: CFUNCTYPE(c_int, x=5), lambda: Int("a"), lambda: Int(("nope",)),
          lambda: Int((5, libc)), lambda: Int(("abs", 5)), lambda: Int(5, 6), lambda: CFUNCTYPE(c_int, use_errno=True)(("abs", libc))(-1),
          lambda: Int(("abs", libc))("a"), lambda: Int(("abs", libc))()]:
    show(f)
for members in [{}, {"_flags_": "a"}, {"_flags_": 1, "_argtypes_": 5}, {"_flags_": 1, "_argtypes_": [5]}, {"_flags_": 1, "_restype_": 5}]:
    show(lambda: type(ctypes._CFuncPtr)("Made", (ctypes._CFuncPtr,), members))
for cls in ArgumentError.__mro__:
    print cls
