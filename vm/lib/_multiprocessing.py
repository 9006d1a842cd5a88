# SPDX-License-Identifier: MIT
"""Messages between processes: Connection, over a descriptor, and the semaphores of `multiprocessing`.

On the wire a message is its length (4 bytes, the most significant first) and its bytes, as CPython 2.7 sends it."""
import errno
import os
import select
from cPickle import dumps as _dumps, loads as _loads, HIGHEST_PROTOCOL as _HIGHEST_PROTOCOL, Pickler as _Pickler
from struct import pack as _pack, unpack as _unpack

from _processes import Descriptor as _Descriptor, SemLock, recvfd, sendfd

# How objects of some types are sent, type -> function as for __reduce__; see `multiprocessing.reduction`.
reducers = {}

flags = {'HAVE_SEM_OPEN': 1, 'HAVE_FD_TRANSFER': 1, 'HAVE_SEM_TIMEDWAIT': 1}

_LONGEST = 0x7fffffff
# Up to here the length and the message are written as one.
_SHORT = 16384


def address_of_buffer(obj):
    """The (address, size) of the memory of a writable buffer."""
    import ctypes
    memory = (ctypes.c_char * len(obj)).from_buffer(obj)
    return ctypes.addressof(memory), len(obj)


class Connection(object):
    """Connection(handle, readable=True, writable=True): one end of a pipe or stream socket, which it owns.

    Sends whole messages: objects, pickled, or bytes. The end of the other side is EOFError. Calls that wait keep no
    other thread waiting."""

    __slots__ = ('_fd', '_owner', 'readable', 'writable', '__weakref__')

    def __init__(self, handle, readable=True, writable=True):
        if handle < 0:
            raise IOError("invalid handle %d" % handle)
        if not (readable or writable):
            raise ValueError("either readable or writable must be true")
        self._fd = handle
        self._owner = _Descriptor(handle)
        self.readable = bool(readable)
        self.writable = bool(writable)

    def __repr__(self):
        way = 'read-write' if self.readable and self.writable else 'read-only' if self.readable else 'write-only'
        return '<%s %s, handle %d>' % (way, type(self).__name__, self._fd)

    def __reduce__(self):
        from multiprocessing.forking import reduce_connection
        return reduce_connection(self)

    @property
    def closed(self):
        """Whether close() was called."""
        return self._fd < 0

    def fileno(self):
        """The descriptor."""
        if self._fd < 0:
            raise IOError("handle is invalid")
        return self._fd

    def close(self):
        """Closes the descriptor."""
        if self._fd >= 0:
            self._fd = -1
            self._owner.close()

    def _to_write(self):
        if self._fd < 0:
            raise IOError(errno.EBADF, os.strerror(errno.EBADF))
        if not self.writable:
            raise IOError("connection is read-only")
        return self._fd

    def _to_read(self):
        if self._fd < 0:
            raise IOError(errno.EBADF, os.strerror(errno.EBADF))
        if not self.readable:
            raise IOError("connection is write-only")
        return self._fd

    def send(self, obj):
        """Sends an object that can be pickled."""
        fd = self._to_write()
        _send(fd, _pickled(obj) if reducers else _dumps(obj, _HIGHEST_PROTOCOL))

    def send_bytes(self, buf, offset=0, size=None):
        """Sends `size` bytes of a string or buffer from `offset` on; all that follow by default."""
        fd = self._to_write()
        if not isinstance(buf, str):
            buf = str(buffer(buf))
        length = len(buf)
        if offset < 0:
            raise ValueError("offset is negative")
        if length < offset:
            raise ValueError("buffer length < offset")
        if size is None:
            size = length - offset
        elif size < 0:
            raise ValueError("size is negative")
        elif offset + size > length:
            raise ValueError("buffer length < offset + size")
        _send(fd, buf if size == length else buf[offset:offset + size])

    def recv(self):
        """Waits for an object and gives it. EOFError where nobody will send any more."""
        return _loads(_receive(self, self._to_read(), _LONGEST))

    def recv_bytes(self, maxlength=None):
        """Waits for a message and gives its bytes. A longer one than `maxlength` is IOError, and nothing more can be
        received."""
        fd = self._to_read()
        if maxlength is None:
            maxlength = _LONGEST
        elif maxlength < 0:
            raise ValueError("maxlength < 0")
        return _receive(self, fd, maxlength)

    def recv_bytes_into(self, buf, offset=0):
        """Waits for a message, writes it into a buffer from byte `offset` on, and gives its length. BufferTooShort,
        with the message as argument, where it does not fit."""
        fd = self._to_read()
        try:
            view = memoryview(buf)
        except TypeError:
            view = None
        if view is None and not hasattr(buf, '__setslice__') or view is not None and view.readonly:
            raise TypeError("argument 1 must be read-write buffer, not %s" % type(buf).__name__)
        width = 1 if view is not None else getattr(buf, 'itemsize', 1)
        room = len(buf) * width if view is None else len(view) * view.itemsize
        if offset < 0:
            raise ValueError("negative offset")
        if offset > room:
            raise ValueError("offset too large")
        message = _receive(self, fd, _LONGEST)
        if len(message) > room - offset:
            from multiprocessing import BufferTooShort
            raise BufferTooShort(message)
        _put(buf, view, offset, message)
        return len(message)

    def poll(self, timeout=0.0):
        """Whether there is something to receive, or the end; waits at most `timeout` seconds, for ever if None."""
        fd = self._to_read()
        if timeout is not None:
            timeout = max(timeout + 0.0, 0.0) * 1000
        poller = select.poll()
        poller.register(fd, select.POLLIN)
        for _, events in _retry(poller.poll, timeout):
            if events & select.POLLNVAL:
                raise IOError(errno.EBADF, os.strerror(errno.EBADF))
            return True
        return False


def _pickled(obj):
    pickler = _Pickler(_HIGHEST_PROTOCOL)
    pickler.asked_types = reducers
    pickler.reducer_override = _reduce
    return pickler.dump(obj).getvalue()


def _reduce(obj):
    reduce = reducers.get(type(obj))
    return NotImplemented if reduce is None else reduce(obj)


def _put(buf, view, offset, message):
    # Writes bytes into a buffer of whatever kind.
    if view is not None and view.itemsize == 1 and view.format in ('B', 'b', 'c'):
        view[offset:offset + len(message)] = message
        return
    import ctypes
    try:
        memory = (ctypes.c_char * (offset + len(message))).from_buffer(buf)
    except TypeError:
        raise TypeError("argument 1 must be read-write buffer, not %s" % type(buf).__name__)
    ctypes.memmove(ctypes.addressof(memory) + offset, message, len(message))


def _retry(call, *args):
    # A signal whose handler returns does not end a wait.
    while True:
        try:
            return call(*args)
        except (OSError, select.error) as e:
            if e.args[0] != errno.EINTR:
                raise IOError(*e.args)


def _send(fd, message):
    length = len(message)
    if length > _LONGEST:
        raise ValueError("string too long")
    head = _pack('>I', length)
    if length < _SHORT:
        head += message
        message = ''
    for data in (head, message):
        while data:
            done = _retry(os.write, fd, data)
            data = data[done:]


def _receive(connection, fd, maxlength):
    length = _unpack('>I', _read(fd, 4, True))[0]
    if length > maxlength:
        # What follows could not be told from the rest of this message.
        connection.readable = False
        if not connection.writable:
            connection.close()
        raise IOError("bad message length")
    return _read(fd, length, False)


def _read(fd, size, first):
    # Exactly `size` bytes.
    if not size:
        return ''
    data = _retry(os.read, fd, size)
    if len(data) == size:
        return data
    parts = []
    while data:
        parts.append(data)
        size -= len(data)
        if not size:
            return ''.join(parts)
        data = _retry(os.read, fd, min(size, 1 << 20))
    if first and not parts:
        raise EOFError
    raise IOError("got end of file during message")
