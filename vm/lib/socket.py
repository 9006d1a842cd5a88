# SPDX-License-Identifier: MIT
"""Sockets: the interface of Python 2.7's module of this name over the native module _socket.

The classes here share one native socket between a socket object, its duplicates and the file objects made of it; the
native socket counts its users and closes when the last one lets go.
"""
import _socket
from _socket import *
from types import MethodType

import os
import sys
import warnings

try:
    from cStringIO import StringIO
except ImportError:
    from StringIO import StringIO

try:
    from errno import EBADF, EINTR
except ImportError:
    EBADF, EINTR = 9, 4

__all__ = ["getfqdn", "create_connection"]
__all__.extend(name for name in dir(_socket) if not name.startswith("_"))

_realsocket = socket

_socketmethods = ("bind", "connect", "connect_ex", "fileno", "listen", "getpeername", "getsockname", "getsockopt",
                  "setsockopt", "setblocking", "settimeout", "gettimeout", "shutdown")

_delegate_methods = ("recv", "recvfrom", "recv_into", "recvfrom_into", "send", "sendto")

_GLOBAL_DEFAULT_TIMEOUT = object()


def getfqdn(name=""):
    """The full domain name of a host; an empty name means this machine."""
    name = name.strip()
    if not name or name == "0.0.0.0":
        name = gethostname()
    try:
        hostname, aliases, _ = gethostbyaddr(name)
    except error:
        return name
    for candidate in [hostname] + aliases:
        if "." in candidate:
            return candidate
    return hostname


def _share(sock, user):
    if isinstance(sock, _realsocket):
        sock._share(user)


def _release(sock, user):
    if isinstance(sock, _realsocket):
        sock._release(user)


def _native_of(self):
    sock = self._native
    if isinstance(sock, _realsocket):
        # Who has it can use it when all that is counted has been closed.
        sock._expose()
    return sock


def _set_native_of(self, sock):
    self._native = sock


_native_socket = property(_native_of, _set_native_of, doc="the native socket")


class _closedsocket(object):
    __slots__ = []

    def _dummy(*args):
        raise error(EBADF, "Bad file descriptor")

    __getattr__ = recv = recvfrom = recv_into = recvfrom_into = send = sendto = _dummy


class _socketobject(object):

    __doc__ = _realsocket.__doc__

    __slots__ = ["_native", "__weakref__"] + list(_delegate_methods)

    def __init__(self, family=AF_INET, type=SOCK_STREAM, proto=0, _sock=None):
        sock = self._native = _realsocket(family, type, proto) if _sock is None else _sock
        _share(sock, self)
        for method in _delegate_methods:
            setattr(self, method, getattr(sock, method))

    def close(self, _closedsocket=_closedsocket, _delegate_methods=_delegate_methods, setattr=setattr):
        sock = self._native
        if not isinstance(sock, _closedsocket):
            closed = _closedsocket()
            self._native = closed
            dummy = closed._dummy
            for method in _delegate_methods:
                setattr(self, method, dummy)
            _release(sock, self)
    close.__doc__ = _realsocket.close.__doc__

    def accept(self):
        sock, addr = self._native.accept()
        return _socketobject(_sock=sock), addr
    accept.__doc__ = _realsocket.accept.__doc__

    def dup(self):
        """dup() -> socket object

        A second object that shares this connection."""
        return _socketobject(_sock=self._native)

    def makefile(self, mode="r", bufsize=-1):
        """makefile([mode[, bufsize]]) -> file object

        A file-like object over the connection, with the arguments of open()."""
        return _fileobject(self._native, mode, bufsize)

    def sendall(self, data, flags=0):
        return self._native.sendall(data, flags)
    sendall.__doc__ = _realsocket.sendall.__doc__

    _sock = _native_socket
    family = property(lambda self: self._native.family, doc="the socket family")
    type = property(lambda self: self._native.type, doc="the socket type")
    proto = property(lambda self: self._native.proto, doc="the socket protocol")


def _delegate(name):
    def call(self, *args):
        return getattr(self._native, name)(*args)
    call.__name__ = name
    call.__doc__ = getattr(_realsocket, name).__doc__
    return call


for _m in _socketmethods:
    setattr(_socketobject, _m, _delegate(_m))
del _m

socket = SocketType = _socketobject


class SSLError(error):
    """An error of TLS. It stands here because programs that import only `socket` may name it, `socket.sslerror`."""
    __module__ = 'ssl'

    def __str__(self):
        return self.strerror if isinstance(self.strerror, basestring) else str(self.args)


sslerror = SSLError
del SSLError
(SSL_ERROR_SSL, SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE, SSL_ERROR_WANT_X509_LOOKUP, SSL_ERROR_SYSCALL,
 SSL_ERROR_ZERO_RETURN, SSL_ERROR_WANT_CONNECT, SSL_ERROR_EOF) = range(1, 9)
SSL_ERROR_INVALID_ERROR_CODE = 10


def RAND_add(string, entropy):
    """Mixes a text into the random numbers of OpenSSL."""
    from _ssl import RAND_add
    RAND_add(string, entropy)


def RAND_status():
    """1 if OpenSSL has random numbers."""
    from _ssl import RAND_status
    return RAND_status()


def ssl(sock, keyfile=None, certfile=None):
    """An object with read() and write() that speaks TLS over a socket. Deprecated: ssl.wrap_socket() does it."""
    import ssl
    warnings.warn("socket.ssl() is deprecated.  Use ssl.wrap_socket() instead.", DeprecationWarning, stacklevel=2)
    return ssl.sslwrap_simple(getattr(sock, "_native", sock), keyfile, certfile)


class _fileobject(object):
    """A file-like object over anything that has recv() and sendall()."""

    default_bufsize = 8192
    name = "<socket>"

    __slots__ = ["mode", "bufsize", "softspace", "_native", "_rbufsize", "_wbufsize", "_rbuf", "_wbuf", "_wbuf_len",
                 "_close"]

    def __init__(self, sock, mode="rb", bufsize=-1, close=False):
        _share(sock, self)
        self._native = sock
        self.mode = mode
        default = self.default_bufsize
        self.bufsize = self._wbufsize = size = default if bufsize < 0 else bufsize
        # How much one read asks for: without buffer it must not take more than the caller wants.
        self._rbufsize = {0: 1, 1: default}.get(size, size)
        self._rbuf = StringIO()
        self._wbuf, self._wbuf_len = [], 0
        self.softspace = False
        self._close = close

    _sock = _native_socket

    def _getclosed(self):
        return self._native is None
    closed = property(_getclosed, doc="True if the file is closed")

    def close(self):
        sock = self._native
        if sock is None:
            return
        try:
            self.flush()
        finally:
            self._native = None
            if self._close:
                sock.close()
            _release(sock, self)
            # Closing again, which is all that __del__ of this class does, has no effect.
            if self.__class__ is _fileobject:
                _socket._settled(self)

    @_socket._unhurried
    def __del__(self):
        try:
            self.close()
        except Exception:
            pass

    def flush(self):
        if not self._wbuf:
            return
        data = "".join(self._wbuf)
        self._wbuf = []
        self._wbuf_len = 0
        view = memoryview(data)
        size = len(data)
        step = max(self._rbufsize, self.default_bufsize)
        sent = 0
        try:
            while sent < size:
                self._native.sendall(view[sent:sent + step])
                sent += step
        finally:
            if sent < size:
                # What could not be sent may be flushed again.
                self._wbuf.append(data[sent:])
                self._wbuf_len = size - sent

    def fileno(self):
        return self._native.fileno()

    def write(self, data):
        piece = str(data)
        if not piece:
            return
        self._wbuf.append(piece)
        self._wbuf_len += len(piece)
        limit = self._wbufsize
        # 1 means: by lines.
        if "\n" in piece if limit == 1 else self._wbuf_len >= limit:
            self.flush()

    def writelines(self, lines):
        pieces = [piece for piece in map(str, lines) if piece]
        self._wbuf.extend(pieces)
        self._wbuf_len += sum(map(len, pieces))
        if self._wbufsize <= 1 or self._wbuf_len >= self._wbufsize:
            self.flush()

    def _recv(self, size):
        while True:
            try:
                return self._native.recv(size)
            except error, e:
                if e.args[0] != EINTR:
                    raise

    def read(self, size=-1):
        buf = self._rbuf
        buf.seek(0, 2)
        have = buf.tell()
        if size < 0:
            self._rbuf = StringIO()
            rbufsize = max(self._rbufsize, self.default_bufsize)
            while True:
                try:
                    data = self._recv(rbufsize)
                except:
                    # Nothing that has arrived may get lost.
                    self._rbuf = buf
                    raise
                if not data:
                    return buf.getvalue()
                buf.write(data)
        while have < size:
            data = self._recv(size - have)
            if not data:
                break
            if not have and len(data) == size:
                return data
            buf.write(data)
            have += len(data)
        return self._take(size)

    def _take(self, size):
        "Removes and returns the first `size` bytes of what was read ahead."
        buf = self._rbuf
        buf.seek(0)
        data = buf.read(size)
        self._rbuf = StringIO()
        self._rbuf.write(buf.read())
        return data

    def readline(self, size=-1):
        buf = self._rbuf
        buf.seek(0)
        line = buf.readline(size) if size >= 0 else buf.readline()
        if line.endswith("\n") or (size >= 0 and len(line) >= size):
            self._rbuf = StringIO()
            self._rbuf.write(buf.read())
            return line
        # No complete line yet: everything read ahead belongs to it.
        step = self._rbufsize if self._rbufsize > 1 else 1
        parts = [line]
        have = len(line)
        while True:
            try:
                data = self._recv(step)
            except:
                self._rbuf = StringIO()
                self._rbuf.write("".join(parts))
                raise
            if not data:
                break
            end = data.find("\n") + 1
            cut = end or len(data)
            if size >= 0:
                cut = min(cut, size - have)
            parts.append(data[:cut])
            have += cut
            if cut < len(data) or end == cut or (size >= 0 and have >= size):
                self._rbuf = StringIO()
                self._rbuf.write(data[cut:])
                return "".join(parts)
        self._rbuf = StringIO()
        return "".join(parts)

    def readlines(self, sizehint=0):
        total = 0
        lines = []
        while True:
            line = self.readline()
            if not line:
                break
            lines.append(line)
            total += len(line)
            if sizehint and total >= sizehint:
                break
        return lines

    def __iter__(self):
        return self

    def next(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None):
    """Connects to a (host, port) address and returns the socket.

    Every address of the host is tried. The timeout defaults to the one of getdefaulttimeout(); source_address is the
    (host, port) to connect from."""
    host, port = address
    failure = None
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            return sock
        except error as e:
            failure = e
            if sock is not None:
                sock.close()
    if failure is not None:
        raise failure
    raise error("getaddrinfo returns an empty list")
