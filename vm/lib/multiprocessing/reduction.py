# SPDX-License-Identifier: MIT
"""Connections, sockets and descriptors as messages, between processes that run already.

A descriptor is sent as the address of a listener in the process that has it, where the one that gets the message
fetches it (once), through a Unix socket."""

__all__ = []

import socket
import threading

import _multiprocessing
import _processes
from multiprocessing import current_process
from multiprocessing.connection import Client, Listener
from multiprocessing.forking import Popen, ForkingPickler, close, duplicate
from multiprocessing.util import register_after_fork, debug, sub_debug


def send_handle(conn, handle, destination_pid):
    """Sends a descriptor through a connection that is a Unix socket."""
    _multiprocessing.sendfd(conn.fileno(), handle)


def recv_handle(conn):
    """Waits for a descriptor that comes through a connection."""
    return _multiprocessing.recvfd(conn.fileno())


# --- The listener, made when the first descriptor is sent

_lock = threading.Lock()
_listener = None
# Duplicates that nobody has fetched yet.
_cache = set()


def _reset(obj):
    global _lock, _listener, _cache
    for handle in _cache:
        close(handle)
    _cache = set()
    _lock = threading.Lock()
    _listener = None


def _get_listener():
    global _listener
    if _listener is None:
        with _lock:
            if _listener is None:
                debug('starting listener and thread for sending handles')
                listener = Listener(authkey=current_process().authkey)
                thread = threading.Thread(target=_serve, args=(listener,))
                thread.daemon = True
                thread.start()
                _listener = listener
    return _listener


def _serve(listener):
    from multiprocessing.util import is_exiting, sub_warning
    while True:
        try:
            conn = listener.accept()
            handle, destination_pid = conn.recv()
            # Only what was meant to be sent.
            _cache.remove(handle)
            send_handle(conn, handle, destination_pid)
            close(handle)
            conn.close()
        except Exception:
            if is_exiting():
                return
            import traceback
            sub_warning('thread for sharing handles raised exception :\n' + '-' * 79 + '\n' +
                        traceback.format_exc() + '-' * 79)


def reduce_handle(handle):
    """What a descriptor is sent as, for rebuild_handle()."""
    if Popen.thread_is_spawning():
        return (None, Popen.duplicate_for_child(handle), True)
    listener = _get_listener()
    dup = _processes.duplicate(handle)
    _cache.add(dup)
    sub_debug('reducing handle %d', handle)
    return (listener.address, dup, False)


def rebuild_handle(pickled_data):
    """A descriptor of this process, of what reduce_handle() gave; to be called once."""
    address, handle, inherited = pickled_data
    if inherited:
        return handle
    sub_debug('rebuilding handle %d', handle)
    conn = Client(address, authkey=current_process().authkey)
    import os
    conn.send((handle, os.getpid()))
    new_handle = recv_handle(conn)
    conn.close()
    return new_handle


def reduce_connection(conn):
    """How a connection is pickled."""
    return rebuild_connection, (reduce_handle(conn.fileno()), conn.readable, conn.writable)


def rebuild_connection(reduced_handle, readable, writable):
    """The connection that reduce_connection() was told of."""
    return _multiprocessing.Connection(rebuild_handle(reduced_handle), readable=readable, writable=writable)


def fromfd(fd, family, type_, proto=0):
    """A socket over a duplicate of a descriptor."""
    return socket.fromfd(fd, family, type_, proto)


def reduce_socket(s):
    """How a socket is pickled."""
    return rebuild_socket, (reduce_handle(s.fileno()), s.family, s.type, s.proto)


def rebuild_socket(reduced_handle, family, type_, proto):
    """The socket that reduce_socket() was told of."""
    fd = rebuild_handle(reduced_handle)
    made = fromfd(fd, family, type_, proto)
    close(fd)
    return made


ForkingPickler.register(socket._socketobject, reduce_socket)
_multiprocessing.reducers[socket._socketobject] = reduce_socket
