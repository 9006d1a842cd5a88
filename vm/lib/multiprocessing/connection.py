# SPDX-License-Identifier: MIT
"""Connections between processes, of one machine or several: Pipe, Listener and Client.

Who connects to a listener with a key must prove, and is proved, that the other side has it, too: by the HMAC (MD5) of a
random message. What is sent after that is neither secret nor signed, and objects that are received are made by
`pickle`: a key is as good as a login."""

__all__ = ['Client', 'Listener', 'Pipe']

import errno
import itertools
import os
import socket
import time

import _multiprocessing
import _processes
from multiprocessing import current_process, AuthenticationError
from multiprocessing.util import get_temp_dir, Finalize, sub_debug, debug
from multiprocessing.forking import duplicate, close

BUFSIZE = 8192
# Seconds that a client waits for its listener to be there.
CONNECTION_TIMEOUT = 20.

_counter = itertools.count()

default_family = 'AF_UNIX'
families = ['AF_INET', 'AF_UNIX']


def arbitrary_address(family):
    """An address for a listener that nobody else has."""
    if family == 'AF_INET':
        return ('localhost', 0)
    if family == 'AF_UNIX':
        return os.path.join(get_temp_dir(), 'listener-%d-%d-%s' % (os.getpid(), next(_counter),
                                                                   os.urandom(4).encode('hex')))
    raise ValueError('unrecognized family')


def address_type(address):
    """The family that an address is of."""
    if type(address) is tuple:
        return 'AF_INET'
    if type(address) is str and address.startswith('\\\\'):
        return 'AF_PIPE'
    if type(address) is str:
        return 'AF_UNIX'
    raise ValueError('address type of %r unrecognized' % (address,))


class Listener(object):
    """Listener(address=None, family=None, backlog=1, authkey=None): waits for clients at an address, one of its own
    choice if none is given (`address` tells it). With `authkey` clients need that key."""

    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        family = family or (address and address_type(address)) or default_family
        address = address or arbitrary_address(family)
        self._listener = SocketListener(address, family, backlog)
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError('authkey should be a byte string')
        self._authkey = authkey

    def accept(self):
        """Waits for a client, and gives the connection. AuthenticationError for one without the key."""
        if self._listener is None:
            raise IOError('listener is closed')
        connection = self._listener.accept()
        if self._authkey:
            try:
                deliver_challenge(connection, self._authkey)
                answer_challenge(connection, self._authkey)
            except BaseException:
                connection.close()
                raise
        return connection

    def close(self):
        """Takes no more clients."""
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()

    address = property(lambda self: self._listener._address)
    last_accepted = property(lambda self: self._listener._last_accepted)


def Client(address, family=None, authkey=None):
    """A connection to the listener at an address; waits some time for it to be there. AuthenticationError where one
    side does not know the key of the other."""
    family = family or address_type(address)
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError('authkey should be a byte string')
    connection = SocketClient(address)
    if authkey is not None:
        try:
            answer_challenge(connection, authkey)
            deliver_challenge(connection, authkey)
        except BaseException:
            connection.close()
            raise
    return connection


def Pipe(duplex=True):
    """Two Connection objects that are connected; unless `duplex`, the first receives and the second sends."""
    if not duplex:
        reading, writing = _processes.pipe()
        return (_multiprocessing.Connection(reading, writable=False),
                _multiprocessing.Connection(writing, readable=False))
    return tuple(_connection(end) for end in socket.socketpair())


def _connection(end):
    # A connection over a socket, which is closed.
    end.setblocking(True)
    fd = _processes.duplicate(end.fileno())
    end.close()
    return _multiprocessing.Connection(fd)


class SocketListener(object):
    """A socket that waits for clients."""

    def __init__(self, address, family, backlog=1):
        self._socket = socket.socket(getattr(socket, family))
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.setblocking(True)
            self._socket.bind(address)
            self._socket.listen(backlog)
            self._address = self._socket.getsockname()
        except socket.error:
            self._socket.close()
            raise
        self._family = family
        self._last_accepted = None
        if family == 'AF_UNIX':
            self._unlink = Finalize(self, os.unlink, args=(address,), exitpriority=0)
        else:
            self._unlink = None

    def accept(self):
        """Waits for a client."""
        while True:
            try:
                end, self._last_accepted = self._socket.accept()
            except socket.error as e:
                if e.args[0] != errno.EINTR:
                    raise
            else:
                return _connection(end)

    def close(self):
        """Takes no more clients, and removes the name of a Unix socket."""
        try:
            self._socket.close()
        finally:
            unlink, self._unlink = self._unlink, None
            if unlink is not None:
                unlink()


def SocketClient(address):
    """A connection to the socket at an address."""
    family = getattr(socket, address_type(address))
    deadline = time.time() + CONNECTION_TIMEOUT
    while True:
        end = socket.socket(family)
        try:
            end.setblocking(True)
            end.connect(address)
        except socket.error as e:
            end.close()
            if e.args[0] != errno.ECONNREFUSED or time.time() >= deadline:
                debug('failed to connect to address %s', address)
                raise
            time.sleep(0.01)
        else:
            return _connection(end)


# --- The proof that both sides have the key

MESSAGE_LENGTH = 20
CHALLENGE = b'#CHALLENGE#'
WELCOME = b'#WELCOME#'
FAILURE = b'#FAILURE#'


def deliver_challenge(connection, authkey):
    """Has the other side prove that it has the key."""
    import hmac
    assert isinstance(authkey, bytes)
    message = os.urandom(MESSAGE_LENGTH)
    connection.send_bytes(CHALLENGE + message)
    if connection.recv_bytes(256) == hmac.new(authkey, message).digest():
        connection.send_bytes(WELCOME)
    else:
        connection.send_bytes(FAILURE)
        raise AuthenticationError('digest received was wrong')


def answer_challenge(connection, authkey):
    """Proves to the other side that this one has the key."""
    import hmac
    assert isinstance(authkey, bytes)
    message = connection.recv_bytes(256)
    assert message[:len(CHALLENGE)] == CHALLENGE, 'message = %r' % message
    connection.send_bytes(hmac.new(authkey, message[len(CHALLENGE):]).digest())
    if connection.recv_bytes(256) != WELCOME:
        raise AuthenticationError('digest sent was rejected')


# --- Objects as XML-RPC, for who does not trust pickles

class ConnectionWrapper(object):
    """A connection whose objects are made bytes by other functions."""

    def __init__(self, conn, dumps, loads):
        self._conn = conn
        self._dumps = dumps
        self._loads = loads
        for name in ('fileno', 'close', 'poll', 'recv_bytes', 'send_bytes'):
            setattr(self, name, getattr(conn, name))

    def send(self, obj):
        """Sends an object."""
        self._conn.send_bytes(self._dumps(obj))

    def recv(self):
        """Waits for an object."""
        return self._loads(self._conn.recv_bytes())


def _xml_dumps(obj):
    import xmlrpclib
    return xmlrpclib.dumps((obj,), None, None, None, 1)


def _xml_loads(text):
    import xmlrpclib
    (obj,), _ = xmlrpclib.loads(text)
    return obj


class XmlListener(Listener):
    """A Listener whose connections send objects as XML-RPC does."""

    def accept(self):
        return ConnectionWrapper(Listener.accept(self), _xml_dumps, _xml_loads)


def XmlClient(*args, **kwds):
    """A Client that sends objects as XML-RPC does."""
    return ConnectionWrapper(Client(*args, **kwds), _xml_dumps, _xml_loads)
