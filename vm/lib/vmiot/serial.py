# SPDX-License-Identifier: MIT
"""Objects as a compact, versioned binary format, and back (docs/serialization.md): None, bool, int, long, float,
complex, str, unicode, bytearray, list, tuple, dict, set, frozenset and rbdict, with shared references and cycles.

    from vmiot import serial

    data = serial.dumps({'readings': [1, 2.5]})
    serial.loads(data)

Data that anybody could have made may be loaded: nothing in it is imported or called. Objects of other classes need
register(). Both directions have limits: `max_size` (bytes, 64 MiB) and `max_depth` (containers inside containers, 200;
500 at most). SerialError, a ValueError, says what is wrong."""
from _serial import VERSION, SerialError, dumps, loads, register

__all__ = ['SerialError', 'VERSION', 'dump', 'dumps', 'load', 'loads', 'register']


def dump(obj, file, **limits):
    """Writes the bytes of an object to a file."""
    file.write(dumps(obj, **limits))


def load(file, **limits):
    """The object of a file, which holds nothing else."""
    return loads(file.read(), **limits)
