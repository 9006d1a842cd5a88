# Libraries by name.
from ctypes.util import find_library

print find_library("c"), find_library("m")  # expect: libc.so.6 libm.so.6
print find_library("no_such_library"), find_library("c."), find_library("")  # expect: None None None
