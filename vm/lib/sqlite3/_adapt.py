# SPDX-License-Identifier: MIT
"""What values become when they are stored, and what they were when they are read (PEP 246, as far as sqlite3 has it)."""
from _sqlite import ProgrammingError


class PrepareProtocol(object):
    """The protocol that values to be stored are adapted to."""
    __module__ = 'sqlite3'


# (type, protocol) -> what makes a value of the type one that can be stored.
adapters = {}
# Name of a declared type, in capitals -> what makes a value of the bytes that were stored.
converters = {}
_PLAIN = frozenset([int, long, float, str, unicode, buffer, type(None)])
# Whether values of these types are stored as they are: until somebody registers an adapter for one.
plain = [True]


def register_adapter(type, callable):
    """Has values of exactly this type stored as what `callable` makes of them: a number, text, buffer or None."""
    if type in _PLAIN:
        plain[0] = False
    adapters[type, PrepareProtocol] = callable


def register_converter(typename, callable):
    """Has columns declared with this type read as what `callable` makes of their bytes, a str."""
    converters[typename.upper()] = callable


def adapt(obj, protocol=PrepareProtocol, alternate=None):
    """What is stored for an object: by its type's adapter, the protocol's `__adapt__` or its own `__conform__`.

    ProgrammingError if there is none; `alternate` is not used, as ever."""
    adapter = adapters.get((type(obj), protocol))
    if adapter is not None:
        return adapter(obj)
    for owner, name, argument in ((protocol, '__adapt__', obj), (obj, '__conform__', protocol)):
        method = getattr(owner, name, None)
        if method is not None:
            try:
                adapted = method(argument)
            except TypeError:
                adapted = None
            if adapted is not None:
                return adapted
    raise ProgrammingError("can't adapt")


def storable(value):
    """What to bind for a value: itself where it cannot be adapted."""
    if plain[0] and type(value) in _PLAIN:
        return value
    try:
        return adapt(value)
    except Exception:
        return value
