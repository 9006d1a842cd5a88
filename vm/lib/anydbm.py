# SPDX-License-Identifier: MIT
"""Databases that map strings to strings, by whichever module of the dbm family is there.

    import anydbm
    db = anydbm.open('states', 'c')
    db['pump'] = 'on'
    db.close()

Of these dbhash, gdbm and dbm need libraries of the system; dumbdbm always is there."""
from whichdb import whichdb

__all__ = ["open", "error"]


class error(Exception):
    """No database, or none that a module knows."""


# In the order of choice for new databases.
_names = ["dbhash", "gdbm", "dbm", "dumbdbm"]
_errors = [error]
_defaultmod = None

for _name in _names:
    try:
        _mod = __import__(_name)
    except ImportError:
        continue
    _errors.append(_mod.error)
    if _defaultmod is None:
        _defaultmod = _mod

if _defaultmod is None:
    raise ImportError("no dbm clone found; tried %s" % _names)

# All that the modules raise, for an except clause.
error = tuple(_errors)


def open(file, flag='r', mode=0666):
    """Opens a database. flag: 'r' to read, 'w' to write, 'c' to make it if there is none, 'n' to make a new one.

    mode: of files that are made. Raises error[0] if there is no database, or one of unknown kind."""
    kind = whichdb(file)
    if kind:
        module = __import__(kind)
    elif kind is not None:
        raise error[0]("db type could not be determined")
    elif 'c' in flag or 'n' in flag:
        module = _defaultmod
    else:
        raise error[0]("need 'c' or 'n' flag to open new db")
    return module.open(file, flag, mode)
