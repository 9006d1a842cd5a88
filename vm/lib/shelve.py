# SPDX-License-Identifier: MIT
"""Dictionaries on disk: keys are strings, values anything that pickle can store.

    import shelve
    shelf = shelve.open('states')
    shelf['pump'] = {'on': True, 'since': 12.5}
    shelf.close()

What shelf[key] gives is a copy: to change what is stored, store the changed value again, or open the shelf with
writeback=True, which keeps everything that was asked for in memory and stores it again at sync() and close()."""
from cPickle import Pickler, Unpickler
from cStringIO import StringIO
import UserDict

__all__ = ["Shelf", "BsdDbShelf", "DbfilenameShelf", "open"]


class _ClosedDict(UserDict.DictMixin):
    """What a shelf has for a dictionary when it is closed."""

    def closed(self, *args):
        raise ValueError('invalid operation on closed shelf')

    __getitem__ = __setitem__ = __delitem__ = keys = closed

    def __repr__(self):
        return '<Closed Dictionary>'


class Shelf(UserDict.DictMixin):
    """A shelf over a dictionary of strings. protocol: that of pickle, 0 by default."""

    dict = cache = None
    writeback = False

    def __init__(self, dict, protocol=None, writeback=False):
        self.dict = dict
        self._protocol = 0 if protocol is None else protocol
        self.writeback = writeback
        self.cache = {}

    def _load(self, text):
        return Unpickler(StringIO(text)).load()

    def _store(self, key, value):
        text = StringIO()
        Pickler(text, self._protocol).dump(value)
        self.dict[key] = text.getvalue()

    def __contains__(self, key):
        return key in self.dict

    has_key = __contains__

    def get(self, key, default=None):
        return self[key] if key in self.dict else default

    def keys(self):
        return self.dict.keys()

    def __getitem__(self, key):
        if key in self.cache:
            return self.cache[key]
        value = self._load(self.dict[key])
        return self.cache.setdefault(key, value) if self.writeback else value

    def __setitem__(self, key, value):
        if self.writeback:
            self.cache[key] = value
        self._store(key, value)

    def __delitem__(self, key):
        del self.dict[key]
        self.cache.pop(key, None)

    def __len__(self):
        return len(self.dict)

    def sync(self):
        """Stores what writeback keeps in memory, and has the dictionary write itself to disk."""
        if self.writeback and self.cache:
            for key, value in self.cache.iteritems():
                self._store(key, value)
            self.cache = {}
        if hasattr(self.dict, 'sync'):
            self.dict.sync()

    def close(self):
        """Stores all and closes the dictionary."""
        if self.dict is None:
            return
        try:
            self.sync()
            if hasattr(self.dict, 'close'):
                self.dict.close()
        finally:
            # At the end of the program the class may be gone before the last shelf.
            self.dict = _ClosedDict() if _ClosedDict else None
            self.cache = {}

    def __del__(self):
        self.close()


class BsdDbShelf(Shelf):
    """A shelf over a database of bsddb, which has an order to walk along.

    The methods give a key and its value."""

    def _entry(self, (key, text)):
        return key, self._load(text)

    def set_location(self, key):
        return self._entry(self.dict.set_location(key))

    def next(self):
        return self._entry(self.dict.next())

    def previous(self):
        return self._entry(self.dict.previous())

    def first(self):
        return self._entry(self.dict.first())

    def last(self):
        return self._entry(self.dict.last())


class DbfilenameShelf(Shelf):
    """A shelf over a database of anydbm, by name."""

    def __init__(self, filename, flag='c', protocol=None, writeback=False):
        import anydbm
        Shelf.__init__(self, anydbm.open(filename, flag), protocol, writeback)


def open(filename, flag='c', protocol=None, writeback=False):
    """A shelf in the database of that name; it may make several files. flag: see anydbm.open()."""
    return DbfilenameShelf(filename, flag, protocol, writeback)
