# Names, defaults and directions of parameters.
from ctypes import *

from _shown import show

libc, libm = CDLL("libc.so.6"), CDLL("libm.so.6")


Abs = CFUNCTYPE(c_int, c_int)
f = Abs(("abs", libc), ((1, "n"),))
print f(-1), f(n=-2)
show(f)
show(f, m=1)
show(f, 1, 2)
show(f, 1, n=2)
f = Abs(("abs", libc), ((1, "n", -7),))
print f(), f(-8), f(n=-9)
f = Abs(("abs", libc), ((1,),))
print f(-3)
for flags in [((2, "n"),), ((4, "n"),), ((7, "n"),), ("n",), ((1, "n"), (1, "m")), 5, ((1, 2),), ((),), ((1, "n", 2, 3),), (("1",),), [(1,)]]:
    show(Abs, ("abs", libc), flags)
print Abs(("abs", libc), ((0, "n"),))(-4), Abs(("abs", libc), ((8, "n"),))(-5), Abs(("abs", libc), ((5, "n", -6),))()

Frexp = CFUNCTYPE(c_double, c_double, POINTER(c_int))
f = Frexp(("frexp", libm), ((1, "x"), (2, "exponent")))
print f(8.5), f(x=0.25)
show(f, 8.5, 3)
seen = []


def check(result, func, args):
    seen.append((result, [getattr(a, "value", a) for a in args]))
    return args


f.errcheck = check
print f(8.5), seen
f.errcheck = lambda result, func, args: result
print f(8.5)
f = Frexp(("frexp", libm), ((1, "x"), (3, "exponent")))
print f(8.5, c_int(3))
show(f, 8.5)
show(f, 8.5, 3)

Sincos = CFUNCTYPE(None, c_double, POINTER(c_double), POINTER(c_double))
print Sincos(("sincos", libm), ((1, "x"), (2, "sin"), (2, "cos")))(0)
Strtol = CFUNCTYPE(c_long, c_char_p, POINTER(c_char_p), c_int)
f = Strtol(("strtol", libc), ((1, "text"), (2, "end"), (1, "base", 10)))
print f("12rest"), f("ffx", 16), f(base=8, text="778")
Memcpy = CFUNCTYPE(c_void_p, c_char * 4, c_char_p, c_long)
print [r.value for r in [Memcpy(("memcpy", libc), ((2, "to"), (1, "from"), (1, "n", 3)))("abcdef")]]
