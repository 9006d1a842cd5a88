# What id() gives is no address here: looking there is an error, where it would end the process.
# oracle: none, CPython has objects there
import ctypes


class Object(object):
    pass


it = Object()
for look in (lambda: ctypes.c_long.from_address(id(it)), lambda: ctypes.c_long.from_address(id(it) + 8).value,
             lambda: ctypes.string_at(id(it), 8), lambda: ctypes.wstring_at(id(it)),
             lambda: ctypes.cast(id(it), ctypes.POINTER(ctypes.c_int))[0],
             lambda: ctypes.cast(id(it), ctypes.POINTER(ctypes.c_int)).contents):
    try:
        look()
    except ValueError as e:
        print e
# expect: id() gives a number here, not the address of an object in memory
# expect: id() gives a number here, not the address of an object in memory
# expect: id() gives a number here, not the address of an object in memory
# expect: id() gives a number here, not the address of an object in memory
# expect: id() gives a number here, not the address of an object in memory
# expect: id() gives a number here, not the address of an object in memory
buffer = ctypes.create_string_buffer('abc')
print ctypes.string_at(ctypes.addressof(buffer)), ctypes.c_char.from_address(ctypes.addressof(buffer)).value  # expect: abc a
