# SPDX-License-Identifier: MIT
"""Connections between threads of one process: queues that look like pipes."""

__all__ = ['Client', 'Listener', 'Pipe']

from Queue import Queue

families = [None]


class Listener(object):
    """Waits for clients. Its address is an object of its own."""

    def __init__(self, address=None, family=None, backlog=1):
        self._backlog_queue = Queue(backlog)

    def accept(self):
        """Waits for a client, and gives the connection."""
        return Connection(*self._backlog_queue.get())

    def close(self):
        """Takes no more clients."""
        self._backlog_queue = None

    address = property(lambda self: self._backlog_queue)


def Client(address):
    """A connection to the listener with this address."""
    there, here = Queue(), Queue()
    address.put((there, here))
    return Connection(here, there)


def Pipe(duplex=True):
    """Two connections to each other."""
    a, b = Queue(), Queue()
    return Connection(a, b), Connection(b, a)


class Connection(object):
    """One end."""

    def __init__(self, _in, _out):
        self._out = _out
        self._in = _in
        self.send = self.send_bytes = _out.put
        self.recv = self.recv_bytes = _in.get

    def poll(self, timeout=0.0):
        """Whether there is something to receive; waits at most `timeout` seconds."""
        if self._in.qsize() > 0:
            return True
        if timeout <= 0.0:
            return False
        with self._in.not_empty:
            self._in.not_empty.wait(timeout)
        return self._in.qsize() > 0

    def close(self):
        """Does nothing."""
