# Numbers, characters and addresses: values, sizes, what is refused.
from ctypes import *

INTEGERS = [c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_longlong, c_ulonglong, c_size_t, c_ssize_t]
FLOATS = [c_float, c_double, c_longdouble]
OTHERS = [c_bool, c_char, c_wchar, c_char_p, c_wchar_p, c_void_p, py_object]


def show(f, *args):
    try:
        r = f(*args)
    except Exception as e:
        print "%s: %s" % (type(e).__name__, e)
    else:
        print repr(r), type(r).__name__


class Number(object):
    def __int__(self):
        return 3 ** 50

    def __float__(self):
        return 2.5


class Wrong(object):
    def __int__(self):
        return "x"


for t in INTEGERS:
    print t.__name__, t._type_, sizeof(t), alignment(t), t(), t(-1), t(300), t(2 ** 63), t(2 ** 64 + 5), t(True), t(Number())
    show(lambda: t(-1).value)
    for bad in 1.5, "1", None, Wrong(), [], u"1":
        show(t, bad)
for t in FLOATS:
    print t.__name__, t._type_, sizeof(t), alignment(t), t(), t(1), t(-2.5), t(2 ** 70), t(Number()), t(float("inf")), t(True)
    print t(0.1).value == 0.1, t(float("nan")).value != t(float("nan")).value
    for bad in "1", None, [], 10 ** 400:
        show(t, bad)
for t in OTHERS:
    print t.__name__, t._type_, sizeof(t), alignment(t), bool(t())
    if t is not py_object:
        print t(), repr(t().value)
    for v in 1, 1.5, "x", u"y", "ab", u"ab", None, [], "", 2 ** 64 + 7, True:
        # Addresses of texts would be looked at.
        if "_p" not in t.__name__ or not isinstance(v, (int, long)):
            show(lambda: t(v).value)

show(lambda: py_object())
show(lambda: py_object().value)
show(lambda: py_object([1, "a"]))
show(lambda: c_int(1, 2))
show(lambda: c_int(value=5))
show(lambda: c_void_p(-1).value)
show(lambda: c_wchar(u"\U0001F600").value)
show(lambda: hash(c_int()))
show(lambda: c_int(1) == c_int(1))
print bool(c_int(0)), bool(c_int(-1)), bool(c_double(0)), bool(c_double(0.5)), bool(c_char("\0")), bool(c_char_p(""))


def delete(o):
    del o.value


show(delete, c_int())
i = c_int(5)
i.value = 7
print i, i.value
show(setattr, i, "value", "x")
print i


class Derived(c_int):
    pass


print repr(Derived(4))[:9], Derived(4).value, sizeof(Derived), isinstance(Derived(), c_int)


class Narrow(c_int):
    _type_ = "h"


print sizeof(Narrow), Narrow(70000).value

for bad in {}, {"_type_": "v"}, {"_type_": "X"}, {"_type_": "ii"}, {"_type_": 5}, {"_type_": u"i"}:
    try:
        t = type(c_int)("Made", (c_int.__base__,), bad)
        print t.__name__, sizeof(t)
    except Exception as e:
        print "%s: %s" % (type(e).__name__, e)

show(lambda: set_conversion_mode("utf-8", "strict"))
show(lambda: c_char_p(u"\xe4").value)
show(lambda: c_wchar_p("\xc3\xa4").value)
show(lambda: set_conversion_mode("ascii", "ignore"))
show(lambda: c_char_p(u"x\xe4y").value)
show(lambda: set_conversion_mode("ascii", "strict"))
show(lambda: c_char_p(u"x\xe4y").value)
show(lambda: set_conversion_mode("ascii", 5))
show(lambda: set_conversion_mode("ascii"))
for t in Structure, Union, Array, c_int.__base__:
    show(t)
    show(sizeof, t)
    show(alignment, t)
for f in sizeof, alignment, addressof, byref, pointer, POINTER:
    show(f, 5)
    show(f)
