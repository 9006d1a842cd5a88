# SPDX-License-Identifier: MIT
"""A database of strings in plain files, for systems that have nothing better.

NAME.dat has the values, each at the start of a block of 512 bytes. NAME.dir has a line for each key: its repr, and where
its value lies. NAME.bak is what NAME.dir was before. Space is not used again when a value is deleted or grows, and the
whole index is kept in memory."""
import os as _os
import re as _re
import __builtin__
import UserDict

__all__ = ["open", "error"]

_BLOCKSIZE = 512

error = IOError

# A line of the index: the repr of a string, position and size.
_ENTRY = _re.compile(r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),\s*\((\d+)L?,\s*(\d+)L?\)\s*\Z""")


def _entry(line):
    match = _ENTRY.match(line)
    if not match:
        raise ValueError("malformed string")
    key, position, size = match.groups()
    return key[1:-1].decode("string_escape"), (int(position), int(size))


def _blocks(size):
    return (size + _BLOCKSIZE - 1) // _BLOCKSIZE


class _Database(UserDict.DictMixin):
    """A database that is open. It is written out by close() and sync(), and by itself when nobody uses it any more."""

    # These live as long as the class: __del__ may run when the module is gone.
    _os = _os
    _open = staticmethod(__builtin__.open)
    # key -> (position, size); None after close().
    _index = None
    # Has the index changed in memory alone?
    _modified = False

    def __init__(self, filebasename, mode, flag='c'):
        base = filebasename + _os.extsep
        self._dirfile, self._datfile, self._bakfile = base + 'dir', base + 'dat', base + 'bak'
        self._mode = mode
        self._readonly = flag == 'r'
        try:
            self._open(self._datfile, 'r').close()
        except IOError:
            self._open(self._datfile, 'w').close()
            self._chmod(self._datfile)
        self._update()

    def _update(self):
        """Reads the index."""
        try:
            f = self._open(self._dirfile)
        except IOError:
            self._index = {}
            self._modified = not self._readonly
            return
        with f:
            self._index = dict(map(_entry, f))

    def _commit(self):
        """Writes the index, if it has changed."""
        if self._index is None or not self._modified:
            return
        for change in self._os.unlink, (lambda path: self._os.rename(self._dirfile, path)):
            try:
                change(self._bakfile)
            except self._os.error:
                pass
        with self._open(self._dirfile, 'w') as f:
            self._chmod(self._dirfile)
            f.writelines(["%r, %r\n" % entry for entry in self._index.iteritems()])
        self._modified = False

    sync = _commit

    def _chmod(self, path):
        self._os.chmod(path, self._mode)

    def __getitem__(self, key):
        position, size = self._index[key]
        with self._open(self._datfile, 'rb') as f:
            f.seek(position)
            return f.read(size)

    def __setitem__(self, key, val):
        if not (type(key) is type(val) is str):
            raise TypeError("keys and values must be strings")
        self._modified = True
        if key not in self._index:
            self._index[key] = place = self._put(val)
            # Written at once: a program that is killed loses changes, but no new keys.
            with self._open(self._dirfile, 'a') as f:
                self._chmod(self._dirfile)
                f.write("%r, %r\n" % (key, place))
            return
        position, room = self._index[key]
        fits = _blocks(len(val)) <= _blocks(room)
        self._index[key] = self._put(val, position if fits else None)

    def _put(self, value, position=None):
        """Writes a value, behind all others unless a position is given. Gives where it lies."""
        with self._open(self._datfile, 'rb+') as f:
            if position is None:
                f.seek(0, 2)
                end = f.tell()
                position = _blocks(end) * _BLOCKSIZE
                f.write('\0' * (position - end))
            else:
                f.seek(position)
            f.write(value)
        return position, len(value)

    def __delitem__(self, key):
        del self._index[key]
        self._modified = True
        self._commit()

    def keys(self):
        return self._index.keys()

    def iterkeys(self):
        return self._index.iterkeys()

    __iter__ = iterkeys

    def has_key(self, key):
        return key in self._index

    def __contains__(self, key):
        return key in self._index

    def __len__(self):
        return len(self._index)

    def close(self):
        """Writes the index and forgets it: the database cannot be used any more."""
        try:
            self._commit()
        finally:
            self._index = None

    __del__ = close


def open(file, flag=None, mode=0666):
    """Opens a database for reading and writing, and makes it if there is none, whatever `flag` says.

    mode: of files that are made, less what the umask forbids."""
    mask = _os.umask(0)
    _os.umask(mask)
    return _Database(file, mode & ~mask, flag)
