# Copies by way of pickles, and what cannot be pickled.
import copy
import pickle
from ctypes import *


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_double)]


class Named(Structure):
    _fields_ = [("name", c_char_p)]


c_short_Array_3, Point_Array_2, LP_c_int_Array_2 = c_short * 3, Point * 2, POINTER(c_int) * 2

for o in c_int(5), c_double(2.5), c_char("x"), c_wchar(u"y"), Point(1, 2.5), (c_short * 3)(1, 2, 3), (Point * 2)((1, 2), (3, 4)):
    for protocol in 0, 2:
        made = pickle.loads(pickle.dumps(o, protocol))
        print type(made) is type(o), memoryview(made) == memoryview(o),
    print memoryview(copy.copy(o)) == memoryview(o), memoryview(copy.deepcopy(o)).tobytes().encode("hex")
p = Point(3, 4)
p.extra = ["kept"]
made = pickle.loads(pickle.dumps(p))
print made.x, made.extra
print c_int(5).__reduce__()[1]
for o in c_char_p("x"), c_void_p(4), pointer(c_int()), Named("n"), (POINTER(c_int) * 2)(), CFUNCTYPE(None)(), py_object(3):
    try:
        pickle.dumps(o)
    except ValueError as e:
        print e
n = c_int(1)
n.__setstate__({"a": 5}, "\2\0\0\0")
print n, n.a
