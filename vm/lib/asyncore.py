# SPDX-License-Identifier: MIT
"""Many connections in one thread, by events: the interface of Python 2.7's module of this name.

A dispatcher wraps a socket; loop() asks the system which sockets are ready and calls the handle_...() methods of their
dispatchers.
"""
import os
import select
import socket
import sys
import time
import warnings
from errno import (EAGAIN, EALREADY, EBADF, ECONNABORTED, ECONNRESET, EINPROGRESS, EINTR, EINVAL, EISCONN, ENOTCONN,
                   EPIPE, ESHUTDOWN, EWOULDBLOCK, errorcode)

_DISCONNECTED = frozenset((ECONNRESET, ENOTCONN, ESHUTDOWN, ECONNABORTED, EPIPE, EBADF))

try:
    socket_map
except NameError:
    # descriptor -> dispatcher; kept when the module is loaded again
    socket_map = {}


def _strerror(err):
    try:
        return os.strerror(err)
    except (ValueError, OverflowError, NameError):
        return errorcode.get(err, "Unknown error %s" % err)


class ExitNow(Exception):
    """Raised by a handler to leave loop()."""


_reraised_exceptions = (ExitNow, KeyboardInterrupt, SystemExit)

# What poll() reports, and the method for it.
_POLL_EVENTS = ((select.POLLIN, "handle_read_event"), (select.POLLOUT, "handle_write_event"),
                (select.POLLPRI, "handle_expt_event"),
                (select.POLLHUP | select.POLLERR | select.POLLNVAL, "handle_close"))


def _dispatch(obj, event):
    """Calls obj's method for an event; exceptions go to its handle_error(), except those that end the loop."""
    try:
        event()
    except _reraised_exceptions:
        raise
    except:
        obj.handle_error()


def read(obj):
    _dispatch(obj, obj.handle_read_event)


def write(obj):
    _dispatch(obj, obj.handle_write_event)


def _exception(obj):
    _dispatch(obj, obj.handle_expt_event)


def readwrite(obj, flags):
    """Calls the handlers for the events that poll() reported."""
    try:
        for mask, method in _POLL_EVENTS:
            if flags & mask:
                getattr(obj, method)()
    except socket.error as e:
        if e.args[0] in _DISCONNECTED:
            obj.handle_close()
        else:
            obj.handle_error()
    except _reraised_exceptions:
        raise
    except:
        obj.handle_error()


def poll(timeout=0.0, map=None):
    """One round with select(): waits at most `timeout` seconds."""
    if map is None:
        map = socket_map
    if not map:
        return
    r, w, e = [], [], []
    for fd, obj in map.items():
        readable = obj.readable()
        writable = obj.writable()
        if readable:
            r.append(fd)
        # A listener has nothing to write.
        if writable and not obj.accepting:
            w.append(fd)
        if readable or writable:
            e.append(fd)
    if not (r or w or e):
        time.sleep(timeout)
        return
    try:
        r, w, e = select.select(r, w, e, timeout)
    except select.error as err:
        if err.args[0] != EINTR:
            raise
        return
    for fds, handle in ((r, read), (w, write), (e, _exception)):
        for fd in fds:
            # An earlier handler may have closed it.
            obj = map.get(fd)
            if obj is not None:
                handle(obj)


def poll2(timeout=0.0, map=None):
    """One round with select.poll(): waits at most `timeout` seconds."""
    if map is None:
        map = socket_map
    milliseconds = None if timeout is None else int(timeout * 1000)
    if not map:
        return
    watched = select.poll()
    for fd, obj in map.items():
        wanted = select.POLLIN | select.POLLPRI if obj.readable() else 0
        # A listener has nothing to write.
        if obj.writable() and not obj.accepting:
            wanted |= select.POLLOUT
        if wanted:
            watched.register(fd, wanted | select.POLLERR | select.POLLHUP | select.POLLNVAL)
    try:
        ready = watched.poll(milliseconds)
    except select.error as err:
        if err.args[0] != EINTR:
            raise
        ready = []
    for fd, flags in ready:
        obj = map.get(fd)
        if obj is not None:
            readwrite(obj, flags)


poll3 = poll2


def loop(timeout=30.0, use_poll=False, map=None, count=None):
    """Rounds until no dispatcher is left, or `count` of them."""
    if map is None:
        map = socket_map
    one_round = poll2 if use_poll and hasattr(select, "poll") else poll
    while map and (count is None or count > 0):
        one_round(timeout, map)
        if count is not None:
            count -= 1


class dispatcher:
    """A socket with handlers. Subclasses override the handle_...() methods, readable() and writable()."""

    debug = connected = accepting = connecting = closing = False
    addr = None
    ignore_log_types = frozenset(["warning"])

    def __init__(self, sock=None, map=None):
        self._map = socket_map if map is None else map
        self._fileno = None
        if sock is None:
            self.socket = None
            return
        # One that somebody else made must not block either.
        sock.setblocking(0)
        self.set_socket(sock, map)
        self.connected = True
        try:
            self.addr = sock.getpeername()
        except socket.error as err:
            if err.args[0] in (ENOTCONN, EINVAL):
                # A listener, or a socket to be connected later.
                self.connected = False
            else:
                # Broken already.
                self.del_channel(map)
                raise

    def __repr__(self):
        words = [self.__class__.__module__ + "." + self.__class__.__name__]
        if self.accepting and self.addr:
            words.append("listening")
        elif self.connected:
            words.append("connected")
        if self.addr is not None:
            try:
                words.append("%s:%d" % self.addr)
            except TypeError:
                words.append(repr(self.addr))
        return "<%s at %#x>" % (" ".join(words), id(self))

    __str__ = __repr__

    def add_channel(self, map=None):
        (self._map if map is None else map)[self._fileno] = self

    def del_channel(self, map=None):
        (self._map if map is None else map).pop(self._fileno, None)
        self._fileno = None

    def create_socket(self, family, type):
        self.family_and_type = kind = family, type
        made = socket.socket(*kind)
        made.setblocking(0)
        self.set_socket(made)

    def set_socket(self, sock, map=None):
        self.socket = sock
        self._fileno = sock.fileno()
        self.add_channel(map)

    def set_reuse_addr(self):
        """Lets the address be used again soon after another server on it has ended, where the system can."""
        try:
            old = self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, old | 1)
        except socket.error:
            pass

    # What the loop asks before each round.

    def readable(self):
        return True

    def writable(self):
        return True

    # The methods of a socket.

    def listen(self, num):
        self.accepting = True
        return self.socket.listen(num)

    def bind(self, addr):
        self.addr = addr
        return self.socket.bind(addr)

    def connect(self, address):
        self.connected = False
        self.connecting = True
        err = self.socket.connect_ex(address)
        if err in (EINPROGRESS, EALREADY, EWOULDBLOCK):
            self.addr = address
        elif err in (0, EISCONN):
            self.addr = address
            self.handle_connect_event()
        else:
            raise socket.error(err, errorcode[err])

    def accept(self):
        """(socket, address) of a new connection, or None where it has gone again."""
        try:
            return self.socket.accept()
        except TypeError:
            return None
        except socket.error as e:
            if e.args[0] in (EWOULDBLOCK, ECONNABORTED, EAGAIN):
                return None
            raise

    def send(self, data):
        try:
            return self.socket.send(data)
        except socket.error as e:
            if e.args[0] == EWOULDBLOCK:
                return 0
            if e.args[0] not in _DISCONNECTED:
                raise
            self.handle_close()
            return 0

    def recv(self, buffer_size):
        try:
            data = self.socket.recv(buffer_size)
        except socket.error as e:
            if e.args[0] not in _DISCONNECTED:
                raise
            data = ""
        if not data:
            # The other end has closed.
            self.handle_close()
        return data

    def close(self):
        self.connected = False
        self.accepting = False
        self.connecting = False
        self.del_channel()
        try:
            self.socket.close()
        except socket.error as e:
            if e.args[0] not in (ENOTCONN, EBADF):
                raise

    def __getattr__(self, attr):
        # Once the socket's own methods could be called on a dispatcher.
        try:
            value = getattr(self.socket, attr)
        except AttributeError:
            raise AttributeError("%s instance has no attribute '%s'" % (self.__class__.__name__, attr))
        warnings.warn("%(me)s.%(attr)s is deprecated. Use %(me)s.socket.%(attr)s instead." %
                      {"me": self.__class__.__name__, "attr": attr}, DeprecationWarning, stacklevel=2)
        return value

    # Messages.

    def log(self, message):
        sys.stderr.write("log: %s\n" % str(message))

    def log_info(self, message, type="info"):
        if type in self.ignore_log_types:
            return
        print "%s: %s" % (type, message)

    # Events, as the loop sees them.

    def handle_read_event(self):
        if self.accepting:
            # On a listener, readable means that somebody connects.
            self.handle_accept()
            return
        self._end_connecting()
        self.handle_read()

    def _end_connecting(self):
        if self.connecting and not self.connected:
            self.handle_connect_event()

    def handle_connect_event(self):
        err = self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if err:
            raise socket.error(err, _strerror(err))
        self.handle_connect()
        self.connected = True
        self.connecting = False

    def handle_write_event(self):
        if self.accepting:
            return
        self._end_connecting()
        self.handle_write()

    def handle_expt_event(self):
        # Urgent data, or an error.
        if self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            self.handle_close()
        else:
            self.handle_expt()

    def handle_error(self):
        nil, kind, value, text = compact_traceback()
        try:
            me = repr(self)
        except:
            me = "<__repr__(self) failed for object at %0x>" % id(self)
        self.log_info("uncaptured python exception, closing channel %s (%s:%s %s)" % (me, kind, value, text), "error")
        self.handle_close()

    # Events, as a subclass sees them.

    def _unhandled(self, event):
        self.log_info("unhandled %s event" % event, "warning")

    def handle_connect(self):
        self._unhandled("connect")

    def handle_accept(self):
        self._unhandled("accept")

    def handle_read(self):
        self._unhandled("read")

    def handle_write(self):
        self._unhandled("write")

    def handle_expt(self):
        self._unhandled("incoming priority")

    def handle_close(self):
        self._unhandled("close")
        self.close()


class dispatcher_with_send(dispatcher):
    """A dispatcher whose send() keeps what the socket does not take yet."""

    def __init__(self, sock=None, map=None):
        dispatcher.__init__(self, sock, map)
        self.out_buffer = ""

    def initiate_send(self):
        sent = dispatcher.send(self, self.out_buffer[:512])
        self.out_buffer = self.out_buffer[sent:]

    def handle_write(self):
        self.initiate_send()

    def writable(self):
        return not self.connected or len(self.out_buffer)

    def send(self, data):
        if self.debug:
            self.log_info("sending %s" % repr(data))
        self.out_buffer += data
        self.initiate_send()


def compact_traceback():
    """((file, function, line) of the innermost call, exception, value, all calls in one line)."""
    kind, value, tb = sys.exc_info()
    if not tb:
        raise AssertionError("traceback does not exist")
    places = []
    while tb:
        code = tb.tb_frame.f_code
        places.append((code.co_filename, code.co_name, str(tb.tb_lineno)))
        tb = tb.tb_next
    del tb
    return places[-1], kind, value, " ".join("[%s|%s|%s]" % place for place in places)


def close_all(map=None, ignore_all=False):
    """Closes all dispatchers. Errors are raised unless ignore_all, except for those that are closed already."""
    if map is None:
        map = socket_map
    for obj in map.values():
        try:
            obj.close()
        except OSError as e:
            if e.args[0] != EBADF and not ignore_all:
                raise
        except _reraised_exceptions:
            raise
        except:
            if not ignore_all:
                raise
    map.clear()


if os.name == "posix":
    import fcntl

    class file_wrapper:
        """What a dispatcher needs of a socket, over a copy of a descriptor."""

        def __init__(self, fd):
            self.fd = os.dup(fd)

        def recv(self, *args):
            return os.read(self.fd, *args)

        def send(self, *args):
            return os.write(self.fd, *args)

        def getsockopt(self, level, optname, buflen=None):
            if level == socket.SOL_SOCKET and optname == socket.SO_ERROR and not buflen:
                return 0
            raise NotImplementedError("Only asyncore specific behaviour implemented.")

        read = recv
        write = send

        def close(self):
            if self.fd >= 0:
                fd, self.fd = self.fd, -1
                os.close(fd)

        def fileno(self):
            return self.fd

    class file_dispatcher(dispatcher):
        """A dispatcher over a descriptor: a pipe or a device."""

        def __init__(self, fd, map=None):
            dispatcher.__init__(self, None, map)
            self.connected = True
            try:
                fd = fd.fileno()
            except AttributeError:
                pass
            self.set_file(fd)
            flags = fcntl.fcntl(fd, fcntl.F_GETFL, 0)
            fcntl.fcntl(fd, fcntl.F_SETFL, flags | os.O_NONBLOCK)

        def set_file(self, fd):
            self.socket = file_wrapper(fd)
            self._fileno = self.socket.fileno()
            self.add_channel()
