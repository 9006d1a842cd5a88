# SPDX-License-Identifier: MIT
"""ctypes objects in memory that processes share, and such objects with a lock."""

__all__ = ['RawValue', 'RawArray', 'Value', 'Array', 'copy', 'synchronized']

import ctypes
import weakref

from multiprocessing import heap, RLock
from multiprocessing.forking import assert_spawning, ForkingPickler

typecode_to_type = {
    'c': ctypes.c_char, 'u': ctypes.c_wchar, 'b': ctypes.c_byte, 'B': ctypes.c_ubyte, 'h': ctypes.c_short,
    'H': ctypes.c_ushort, 'i': ctypes.c_int, 'I': ctypes.c_uint, 'l': ctypes.c_long, 'L': ctypes.c_ulong,
    'f': ctypes.c_float, 'd': ctypes.c_double,
}


def _new_value(type_):
    return rebuild_ctype(type_, heap.BufferWrapper(ctypes.sizeof(type_)), None)


def RawValue(typecode_or_type, *args):
    """A ctypes object in shared memory, made with `args`, without a lock."""
    type_ = typecode_to_type.get(typecode_or_type, typecode_or_type)
    obj = _new_value(type_)
    ctypes.memset(ctypes.addressof(obj), 0, ctypes.sizeof(obj))
    obj.__init__(*args)
    return obj


def RawArray(typecode_or_type, size_or_initializer):
    """A ctypes array in shared memory: so many zeros, or of the items of a sequence. Without a lock."""
    type_ = typecode_to_type.get(typecode_or_type, typecode_or_type)
    if isinstance(size_or_initializer, (int, long)):
        obj = _new_value(type_ * size_or_initializer)
        ctypes.memset(ctypes.addressof(obj), 0, ctypes.sizeof(obj))
        return obj
    obj = _new_value(type_ * len(size_or_initializer))
    obj.__init__(*size_or_initializer)
    return obj


def _lock_of(kwds):
    # The lock that an argument `lock` asks for; None: no lock.
    lock = kwds.pop('lock', None)
    if kwds:
        raise ValueError('unrecognized keyword argument(s): %s' % kwds.keys())
    if lock is False:
        return None
    if lock in (True, None):
        return RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError("'%r' has no method 'acquire'" % lock)
    return lock


def Value(typecode_or_type, *args, **kwds):
    """As RawValue(), with a lock: lock=True, a lock, or False for none."""
    lock = _lock_of(kwds)
    obj = RawValue(typecode_or_type, *args)
    return obj if lock is None else synchronized(obj, lock)


def Array(typecode_or_type, size_or_initializer, **kwds):
    """As RawArray(), with a lock: lock=True, a lock, or False for none."""
    lock = _lock_of(kwds)
    obj = RawArray(typecode_or_type, size_or_initializer)
    return obj if lock is None else synchronized(obj, lock)


def copy(obj):
    """A copy of a ctypes object, in shared memory."""
    new_obj = _new_value(type(obj))
    ctypes.pointer(new_obj)[0] = obj
    return new_obj


def synchronized(obj, lock=None):
    """A wrapper with a lock around a ctypes object."""
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    if isinstance(obj, ctypes._SimpleCData):
        return Synchronized(obj, lock)
    if isinstance(obj, ctypes.Array):
        if obj._type_ is ctypes.c_char:
            return SynchronizedString(obj, lock)
        return SynchronizedArray(obj, lock)
    cls = type(obj)
    made = class_cache.get(cls)
    if made is None:
        names = [field[0] for field in cls._fields_]
        made = class_cache[cls] = type('Synchronized' + cls.__name__, (SynchronizedBase,),
                                       dict((name, make_property(name)) for name in names))
    return made(obj, lock)


# --- How shared memory goes along when a process starts

def reduce_ctype(obj):
    """How a ctypes object in shared memory is pickled."""
    assert_spawning(obj)
    if isinstance(obj, ctypes.Array):
        return rebuild_ctype, (obj._type_, obj._wrapper, obj._length_)
    return rebuild_ctype, (type(obj), obj._wrapper, None)


def rebuild_ctype(type_, wrapper, length):
    """The ctypes object over a block of shared memory."""
    if length is not None:
        type_ = type_ * length
    ForkingPickler.register(type_, reduce_ctype)
    (arena, start, _), _ = wrapper._state
    obj = type_.from_buffer(arena.buffer, start)
    obj._wrapper = wrapper
    return obj


def make_property(name):
    """A property that reads and writes an attribute of the wrapped object while the lock is held."""
    made = prop_cache.get(name)
    if made is None:
        def read(self):
            with self._lock:
                return getattr(self._obj, name)

        def write(self, value):
            with self._lock:
                setattr(self._obj, name, value)

        made = prop_cache[name] = property(read, write)
    return made


prop_cache = {}
class_cache = weakref.WeakKeyDictionary()


class SynchronizedBase(object):
    """What wrappers have in common: the object and its lock."""

    def __init__(self, obj, lock=None):
        self._obj = obj
        self._lock = lock or RLock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __reduce__(self):
        assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        """The object without the lock."""
        return self._obj

    def get_lock(self):
        """The lock."""
        return self._lock

    def __repr__(self):
        return '<%s wrapper for %s>' % (type(self).__name__, self._obj)


class Synchronized(SynchronizedBase):
    """A number with a lock."""

    value = make_property('value')


class SynchronizedArray(SynchronizedBase):
    """An array with a lock."""

    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self._lock:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self._lock:
            self._obj[i] = value

    def __getslice__(self, start, stop):
        with self._lock:
            return self._obj[start:stop]

    def __setslice__(self, start, stop, values):
        with self._lock:
            self._obj[start:stop] = values


class SynchronizedString(SynchronizedArray):
    """An array of bytes with a lock."""

    value = make_property('value')
    raw = make_property('raw')
