# SPDX-License-Identifier: MIT
"""Structures of the other byte order. The machines that this runs on have the little one."""
from _ctypes import Array, Structure


def _other_endian(typ):
    """The type with its bytes the other way round."""
    swapped = getattr(typ, "__ctype_be__", None)
    if swapped is not None:
        return swapped
    if isinstance(typ, type(Array)):
        return _other_endian(typ._type_) * typ._length_
    # Its own fields say in what order they are.
    if issubclass(typ, Structure):
        return typ
    raise TypeError("This type does not support other endian: %s" % typ)


class _swapped_meta(type(Structure)):
    def __setattr__(cls, name, value):
        if name == "_fields_":
            value = [(field[0], _other_endian(field[1])) + tuple(field[2:]) for field in value]
        super(_swapped_meta, cls).__setattr__(name, value)


LittleEndianStructure = Structure


class BigEndianStructure(Structure):
    """Structure with big endian byte order"""
    __metaclass__ = _swapped_meta
    _swappedbytes_ = None
