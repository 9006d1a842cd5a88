# oracle: none, a callback can wait there
# What C calls cannot wait: it is told so, and C gets zero. What ends the program does.
import sys
import time
from ctypes import *


class Printed(object):
    text = ""

    def write(self, text):
        self.text += text


sys.stderr, stderr = Printed(), sys.stderr
result = CFUNCTYPE(c_int)(lambda: time.sleep(0.01) or 5)()
printed, sys.stderr = sys.stderr, stderr
print result  # expect: 0
print printed.text.splitlines()[-1]  # expect: RuntimeError: what C calls cannot wait: for a sleep, a lock, a module that is imported first
try:
    CFUNCTYPE(None)(lambda: sys.exit(3))()
except SystemExit as e:
    print e  # expect: 3
try:
    CDLL("libc.so.6").abs(c_longdouble(1))
except ArgumentError as e:
    print e  # expect: argument 1: <type 'exceptions.TypeError'>: c_longdouble cannot be passed by value
try:
    CFUNCTYPE(c_int)()()
except TypeError as e:
    print e  # expect: attempt to call a NULL function pointer
import ctypes
print hasattr(ctypes, "pythonapi")  # expect: False


class Bits(Structure):
    _fields_ = [("a", c_uint, 20), ("b", c_ubyte, 2), ("c", c_bool, 1), ("d", c_bool, 1)]


# CPython reads bits of a smaller type at the wrong place, and writes those of c_bool over their neighbours.
x = Bits(1, 3, True, False)
print x.a, x.b, x.c, x.d  # expect: 1 3 True False
