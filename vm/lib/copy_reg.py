# SPDX-License-Identifier: MIT
"""Registry of the functions by which `pickle` and `copy` take apart and rebuild objects. The type `object` itself uses
it for protocols 0 and 1 (_reduce_ex) and 2 (__newobj__, _slotnames)."""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

# type -> function that returns what __reduce__ would
dispatch_table = {}


class _Old:
    pass


_ClassType = type(_Old)


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Makes `pickle_function` the way objects of type `ob_type` are taken apart."""
    if type(ob_type) is _ClassType:
        raise TypeError("copy_reg is not intended for use with classes")
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    """Checks that something can be called to rebuild objects (nothing else remains of this function's purpose)."""
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle_complex(c):
    """How complex numbers are taken apart."""
    return complex, (c.real, c.imag)


pickle(complex, pickle_complex, complex)


# --- Called by object.__reduce_ex__ and by what it returns

_HEAPTYPE = 1 << 9


def _reconstructor(cls, base, state):
    # Rebuilds an object pickled with protocol 0 or 1.
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made


def _builtin_base(cls):
    # Old-style classes among the bases have no flags.
    for base in cls.__mro__:
        if not getattr(base, '__flags__', _HEAPTYPE) & _HEAPTYPE:
            return base
    return object


def _reduce_ex(self, proto):
    # Takes an object apart for protocols 0 and 1: its class, the builtin type below it, that type's value, its state.
    base = _builtin_base(self.__class__)
    if base is object:
        value = None
    elif base is self.__class__:
        raise TypeError("can't pickle %s objects" % base.__name__)
    else:
        value = base(self)
    args = self.__class__, base, value
    getter = getattr(self, '__getstate__', None)
    if getter is not None:
        state = getter()
    elif getattr(self, '__slots__', None):
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be pickled")
    else:
        state = getattr(self, '__dict__', None)
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def _slotnames(cls):
    # Names of the slots of the class and its bases, as attributes. Remembered in the class.
    known = cls.__dict__.get('__slotnames__')
    if known is not None:
        return known
    names = []
    for base in getattr(cls, '__mro__', ()):
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, basestring) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                owner = base.__name__.lstrip('_')
                name = '_%s%s' % (owner, name) if owner else name
            names.append(name)
    try:
        cls.__slotnames__ = names
    except:
        pass  # a type that takes no attributes
    return names


# --- Extension codes: small numbers for global names, in protocol 2

_extension_cache = {}  # code -> object
_inverted_registry = {}  # code -> (module, name)
_extension_registry = {}  # (module, name) -> code


def add_extension(module, name, code):
    """Gives the global `module`.`name` the number `code`."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError("key %s is already registered with code %s" % (key, _extension_registry[key]))
    if code in _inverted_registry:
        raise ValueError("code %s is already in use for key %s" % (code, _inverted_registry[code]))
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Takes the number back. (Only tests have a use for it.)"""
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError("key %s is not registered with code %s" % (key, code))
    del _extension_registry[key], _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    """Forgets which objects the codes stand for."""
    _extension_cache.clear()
