# SPDX-License-Identifier: MIT
"""Finds out which module reads a database of the dbm family."""
import os
import struct

try:
    import dbm
    _dbmerror = dbm.error
except ImportError:
    dbm = None
    _dbmerror = IOError

# Numbers that begin a file, as the machine that wrote it has them: of gdbm for files with small, large and 64-bit
# addresses, and of Berkeley DB's hash tables, either way round.
_GDBM = (0x13579acd, 0x13579ace, 0x13579acf)
_BERKELEY_HASH = (0x00061561, 0x61150600)
# Berkeley DB's number stands behind twelve bytes since its second version.
_PAGE_HEADER = 12


def whichdb(filename):
    """The name of the module; '' if the file is there but of no known kind, None if there is no such file.

    Whether that module can be imported and likes the file is another matter."""
    base = filename + os.extsep
    if _can_read(base + "pag") and _can_read(base + "dir"):
        return "dbm"
    if dbm is not None and _can_read(base + "db") and _is_dbm(filename):
        return "dbm"
    if _can_read(base + "dat"):
        index = _start_of(base + "dir", 1)
        # Empty, or the quote of the first key.
        if index is not None and index in ("", "'", '"'):
            return "dumbdbm"
    start = _start_of(filename, _PAGE_HEADER + 4)
    return start if start is None else _kind_of(start)


def _kind_of(start):
    """The module that reads files with this start; '' if unknown."""
    if len(start) < 4:
        return ""
    first, = struct.unpack("=L", start[:4])
    if first in _GDBM:
        return "gdbm"
    if first in _BERKELEY_HASH:
        return "bsddb185"
    later = start[_PAGE_HEADER:]
    if len(later) == 4 and struct.unpack("=L", later)[0] in _BERKELEY_HASH:
        return "dbhash"
    return ""


def _is_dbm(filename):
    try:
        dbm.open(filename).close()
    except _dbmerror:
        return False
    return True


def _start_of(path, size):
    """The first bytes of a file; None if it cannot be read."""
    try:
        with open(path, "rb") as f:
            return f.read(size)
    except IOError:
        return None


def _can_read(path):
    return _start_of(path, 0) is not None


if __name__ == "__main__":
    import sys
    for name in sys.argv[1:]:
        print whichdb(name) or "UNKNOWN", name
