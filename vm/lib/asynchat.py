# SPDX-License-Identifier: MIT
"""Conversations over asyncore connections: the interface of Python 2.7's module of this name.

Input is cut at a terminator: a text, or a number of bytes. Output comes from a queue of producers, objects whose more()
gives the next piece, an empty one at the end.
"""
import asyncore
import errno
import socket
from collections import deque
from sys import py3kwarning
from warnings import catch_warnings, filterwarnings

_BLOCKING = frozenset((errno.EAGAIN, errno.EALREADY, errno.EINPROGRESS, errno.EWOULDBLOCK))


class async_chat(asyncore.dispatcher):
    """A connection with a terminator. Subclasses give collect_incoming_data(data) and found_terminator()."""

    ac_in_buffer_size = 4096
    ac_out_buffer_size = 4096

    def __init__(self, sock=None, map=None):
        self.ac_in_buffer = ""
        self.incoming = []
        self.producer_fifo = deque()
        asyncore.dispatcher.__init__(self, sock, map)

    def collect_incoming_data(self, data):
        raise NotImplementedError("must be implemented in subclass")

    def _collect_incoming_data(self, data):
        self.incoming.append(data)

    def _get_data(self):
        data = "".join(self.incoming)
        del self.incoming[:]
        return data

    def found_terminator(self):
        raise NotImplementedError("must be implemented in subclass")

    def set_terminator(self, term):
        """What ends a piece of input: a text, a number of bytes, or None (nothing does)."""
        self.terminator = term

    def get_terminator(self):
        return self.terminator

    def handle_read(self):
        try:
            data = self.recv(self.ac_in_buffer_size)
        except socket.error as e:
            if e.args[0] not in _BLOCKING:
                self.handle_error()
            return
        self.ac_in_buffer += data
        # A handler may change the terminator at any time, so each step asks for it.
        while self.ac_in_buffer:
            terminator = self.get_terminator()
            if not terminator:
                self._hand_over(len(self.ac_in_buffer))
            elif isinstance(terminator, (int, long)):
                if len(self.ac_in_buffer) < terminator:
                    self.terminator -= len(self.ac_in_buffer)
                    self._hand_over(len(self.ac_in_buffer))
                else:
                    self._hand_over(terminator)
                    self.terminator = 0
                    self.found_terminator()
            else:
                at = self.ac_in_buffer.find(terminator)
                if at >= 0:
                    if at > 0:
                        self.collect_incoming_data(self.ac_in_buffer[:at])
                    self.ac_in_buffer = self.ac_in_buffer[at + len(terminator):]
                    self.found_terminator()
                    continue
                # The end of the input may be the beginning of a terminator.
                kept = find_prefix_at_end(self.ac_in_buffer, terminator)
                if kept == len(self.ac_in_buffer):
                    break
                self._hand_over(len(self.ac_in_buffer) - kept)
                if kept:
                    break

    def _hand_over(self, count):
        data = self.ac_in_buffer[:count]
        self.ac_in_buffer = self.ac_in_buffer[count:]
        self.collect_incoming_data(data)

    def handle_write(self):
        self.initiate_send()

    def handle_close(self):
        self.close()

    def push(self, data):
        """Sends data after what is in the queue."""
        step = self.ac_out_buffer_size
        for at in xrange(0, len(data), step):
            self.producer_fifo.append(data[at:at + step])
        self.initiate_send()

    def push_with_producer(self, producer):
        """Sends what a producer gives after what is in the queue."""
        self.producer_fifo.append(producer)
        self.initiate_send()

    def readable(self):
        return True

    def writable(self):
        return self.producer_fifo or not self.connected

    def close_when_done(self):
        """Closes the connection once everything in the queue is sent."""
        self.producer_fifo.append(None)

    def initiate_send(self):
        """Sends the next piece, if there is one and the connection is made."""
        while self.producer_fifo and self.connected:
            first = self.producer_fifo[0]
            size = self.ac_out_buffer_size
            if not first:
                del self.producer_fifo[0]
            if first is None:
                # From close_when_done().
                self.handle_close()
                return
            try:
                with catch_warnings():
                    if py3kwarning:
                        filterwarnings("ignore", ".*buffer", DeprecationWarning)
                    data = buffer(first, 0, size)
            except TypeError:
                # A producer: what it gives takes its place before it.
                data = first.more()
                if data:
                    self.producer_fifo.appendleft(data)
                else:
                    del self.producer_fifo[0]
                continue
            try:
                sent = self.send(data)
            except socket.error:
                self.handle_error()
                return
            if sent:
                if sent < len(data) or size < len(first):
                    self.producer_fifo[0] = first[sent:]
                else:
                    del self.producer_fifo[0]
            return

    def discard_buffers(self):
        """Forgets all input and output that is waiting."""
        self.ac_in_buffer = ""
        del self.incoming[:]
        self.producer_fifo.clear()


class simple_producer:
    """A producer over a text."""

    def __init__(self, data, buffer_size=512):
        self.data = data
        self.buffer_size = buffer_size

    def more(self):
        piece = self.data[:self.buffer_size]
        self.data = self.data[self.buffer_size:]
        return piece


class fifo:
    """A first-in-first-out queue."""

    def __init__(self, list=None):
        self.list = deque(list) if list else deque()

    def __len__(self):
        return len(self.list)

    def is_empty(self):
        return not self.list

    def first(self):
        return self.list[0]

    def push(self, data):
        self.list.append(data)

    def pop(self):
        """(1, the first item), or (0, None)."""
        if self.list:
            return (1, self.list.popleft())
        return (0, None)


def find_prefix_at_end(haystack, needle):
    """How many characters at the end of haystack are the beginning of needle, less than all of it."""
    size = min(len(needle) - 1, len(haystack))
    while size and not haystack.endswith(needle[:size]):
        size -= 1
    return size
