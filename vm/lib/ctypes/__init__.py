# SPDX-License-Identifier: MIT
"""Data types of C, and calls of functions in shared libraries.

The types themselves, pointers to them and calls are native (`_ctypes`); here are the classes by name, the libraries, and
what makes function types and buffers.

    libc = CDLL("libc.so.6", use_errno=True)
    libc.strtol.restype = c_long
    print libc.strtol("42", None, 10)

There is no `pythonapi`: this is not CPython. A call stops all threads until it comes back.
"""
import sys as _sys

from _ctypes import (
    POINTER, ArgumentError, Array, RTLD_GLOBAL, RTLD_LOCAL, Structure, Union, _Pointer, _SimpleCData,
    _pointer_type_cache, addressof, alignment, byref, get_errno, pointer, resize, set_conversion_mode, set_errno, sizeof,
    __version__ as _ctypes_version)
from _ctypes import (
    CFuncPtr as _CFuncPtr, FUNCFLAG_CDECL as _FUNCFLAG_CDECL, FUNCFLAG_PYTHONAPI as _FUNCFLAG_PYTHONAPI,
    FUNCFLAG_USE_ERRNO as _FUNCFLAG_USE_ERRNO, FUNCFLAG_USE_LASTERROR as _FUNCFLAG_USE_LASTERROR,
    _cast_addr, _memmove_addr, _memset_addr, _string_at_addr, _wstring_at_addr, dlopen as _dlopen)

__version__ = "1.1.0"
DEFAULT_MODE = RTLD_LOCAL


# ---- simple types ---------------------------------------------------------------------------------------------------

class py_object(_SimpleCData):
    _type_ = "O"

    def __repr__(self):
        try:
            return _SimpleCData.__repr__(self)
        except ValueError:
            return "%s(<NULL>)" % type(self).__name__


class c_short(_SimpleCData):
    _type_ = "h"


class c_ushort(_SimpleCData):
    _type_ = "H"


class c_int(_SimpleCData):
    _type_ = "i"


class c_uint(_SimpleCData):
    _type_ = "I"


class c_long(_SimpleCData):
    _type_ = "l"


class c_ulong(_SimpleCData):
    _type_ = "L"


# On 64-bit Linux these are one.
c_longlong = c_long
c_ulonglong = c_ulong


class c_float(_SimpleCData):
    _type_ = "f"


class c_double(_SimpleCData):
    _type_ = "d"


class c_longdouble(_SimpleCData):
    _type_ = "g"


class c_ubyte(_SimpleCData):
    _type_ = "B"


class c_byte(_SimpleCData):
    _type_ = "b"


class c_char(_SimpleCData):
    _type_ = "c"


class c_char_p(_SimpleCData):
    _type_ = "z"

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, c_void_p.from_buffer(self).value)


class c_void_p(_SimpleCData):
    _type_ = "P"


class c_bool(_SimpleCData):
    _type_ = "?"


class c_wchar_p(_SimpleCData):
    _type_ = "Z"


class c_wchar(_SimpleCData):
    _type_ = "u"


c_voidp = c_void_p
c_size_t = c_ulong
c_ssize_t = c_long
c_int8, c_uint8 = c_byte, c_ubyte
c_int16, c_uint16 = c_short, c_ushort
c_int32, c_uint32 = c_int, c_uint
c_int64, c_uint64 = c_long, c_ulong

for _byte in c_ubyte, c_byte, c_char:
    _byte.__ctype_le__ = _byte.__ctype_be__ = _byte
del _byte


# ---- function types -------------------------------------------------------------------------------------------------

_c_functype_cache = {}


def _flags_of(kind, use_errno, use_last_error):
    return kind | _FUNCFLAG_USE_ERRNO * bool(use_errno) | _FUNCFLAG_USE_LASTERROR * bool(use_last_error)


def _function_type(restype, argtypes, flags):
    class CFunctionType(_CFuncPtr):
        _argtypes_ = argtypes
        _restype_ = restype
        _flags_ = flags
    return CFunctionType


def CFUNCTYPE(restype, *argtypes, **kw):
    """CFUNCTYPE(restype, *argtypes, use_errno=False, use_last_error=False) -> function type

    Called with an address, a Python function, or (name, library)[, paramflags] it gives a function of that type.
    """
    flags = _flags_of(_FUNCFLAG_CDECL, kw.pop("use_errno", False), kw.pop("use_last_error", False))
    if kw:
        raise ValueError("unexpected keyword argument(s) %s" % kw.keys())
    key = restype, argtypes, flags
    if key not in _c_functype_cache:
        _c_functype_cache[key] = _function_type(restype, argtypes, flags)
    return _c_functype_cache[key]


def PYFUNCTYPE(restype, *argtypes):
    """As CFUNCTYPE, for functions of Python's own; here there is no difference."""
    return _function_type(restype, argtypes, _FUNCFLAG_CDECL | _FUNCFLAG_PYTHONAPI)


# ---- arrays and pointers --------------------------------------------------------------------------------------------

def ARRAY(typ, len):
    """The type of arrays of `len` items."""
    return typ * len


def SetPointerType(pointer, cls):
    """Says what a pointer type that POINTER made of a name points to."""
    if _pointer_type_cache.get(cls) is not None:
        raise RuntimeError("This type already exists in the cache")
    if id(pointer) not in _pointer_type_cache:
        raise RuntimeError("What's this???")
    pointer.set_type(cls)
    _pointer_type_cache[cls] = _pointer_type_cache.pop(id(pointer))


def _reset_cache():
    """Forgets all pointer and function types but those that are known from the start."""
    _pointer_type_cache.clear()
    _c_functype_cache.clear()
    for character, string in (c_char, c_char_p), (c_wchar, c_wchar_p):
        # Where such a pointer is declared a text may be passed.
        POINTER(character).from_param = string.from_param
    _pointer_type_cache[None] = c_void_p


_reset_cache()


def _buffer(item, init, size):
    """An array of characters for a text, as a C string, or of a size."""
    if isinstance(init, basestring):
        buf = (item * (len(init) + 1 if size is None else size))()
        buf.value = init
        return buf
    if isinstance(init, (int, long)):
        return (item * init)()
    raise TypeError(init)


def create_string_buffer(init, size=None):
    """create_string_buffer(size) or (text[, size]) -> array of c_char"""
    return _buffer(c_char, init, size)


c_buffer = create_string_buffer


def create_unicode_buffer(init, size=None):
    """create_unicode_buffer(size) or (text[, size]) -> array of c_wchar"""
    return _buffer(c_wchar, init, size)


# ---- libraries ------------------------------------------------------------------------------------------------------

class CDLL(object):
    """A shared library. Its functions are attributes, or items: those are made anew each time.

    With `use_errno` they see and set the errno of `get_errno()`.
    """
    # What __repr__ shows where opening failed.
    _handle, _name = 0, "<uninitialized>"
    _FuncPtr = None
    _func_restype_ = c_int
    _func_flags_ = _FUNCFLAG_CDECL

    def __init__(self, name, mode=DEFAULT_MODE, handle=None, use_errno=False, use_last_error=False):
        class _FuncPtr(_CFuncPtr):
            _flags_ = _flags_of(self._func_flags_, use_errno, use_last_error)
            _restype_ = self._func_restype_

        self._name = name
        self._FuncPtr = _FuncPtr
        self._handle = _dlopen(name, mode) if handle is None else handle

    def __repr__(self):
        word = 2 * _sys.maxint + 1
        return "<%s '%s', handle %x at %x>" % (type(self).__name__, self._name, self._handle & word, id(self) & word)

    def __getattr__(self, name):
        if name[:2] == name[-2:] == "__":
            raise AttributeError(name)
        function = self[name]
        setattr(self, name, function)
        return function

    def __getitem__(self, name_or_ordinal):
        function = self._FuncPtr((name_or_ordinal, self))
        if not isinstance(name_or_ordinal, (int, long)):
            function.__name__ = name_or_ordinal
        return function


class PyDLL(CDLL):
    """A library whose functions use Python's C interface. There is none here: as CDLL."""
    _func_flags_ = _FUNCFLAG_CDECL | _FUNCFLAG_PYTHONAPI


class LibraryLoader(object):
    """Opens libraries as attributes or items, once each; LoadLibrary opens one anew."""

    def __init__(self, dlltype):
        self._dlltype = dlltype

    def LoadLibrary(self, name):
        return self._dlltype(name)

    def __getitem__(self, name):
        return getattr(self, name)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        library = self.LoadLibrary(name)
        setattr(self, name, library)
        return library


cdll = LibraryLoader(CDLL)
pydll = LibraryLoader(PyDLL)


# ---- memory ---------------------------------------------------------------------------------------------------------

memmove = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_size_t)(_memmove_addr)
memset = CFUNCTYPE(c_void_p, c_void_p, c_int, c_size_t)(_memset_addr)
_cast = PYFUNCTYPE(py_object, c_void_p, py_object, py_object)(_cast_addr)
_string_at = PYFUNCTYPE(py_object, c_void_p, c_int)(_string_at_addr)
_wstring_at = PYFUNCTYPE(py_object, c_void_p, c_int)(_wstring_at_addr)


def cast(obj, typ):
    """cast(obj, typ) -> an instance of the pointer type `typ` that points to what `obj` does"""
    return _cast(obj, obj, typ)


def string_at(ptr, size=-1):
    """string_at(ptr[, size]) -> the bytes at an address, up to the first NUL if no size is given"""
    return _string_at(ptr, size)


def wstring_at(ptr, size=-1):
    """wstring_at(ptr[, size]) -> the characters at an address, up to the first NUL if no size is given"""
    return _wstring_at(ptr, size)


from ctypes._endian import BigEndianStructure, LittleEndianStructure
