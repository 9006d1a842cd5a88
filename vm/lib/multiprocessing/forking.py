# SPDX-License-Identifier: MIT
"""How a process starts: a new interpreter, which is handed the program as it is (`_handover`).

The interpreter finds it in a file without a name, whose descriptor is its argument. So start() does not wait until the
process is up, and nothing of it is on any disk."""

__all__ = ['Popen', 'assert_spawning', 'exit', 'duplicate', 'close', 'ForkingPickler']

import errno
import os
import select
import signal
import sys
import thread

import posix
from _processes import interpreter_options, memory_file, process_fd

from multiprocessing import process, util

duplicate = os.dup
close = os.close
exit = os._exit

# Names the process that is started in the list of processes.
_OPTION = '--multiprocessing-fork'


def assert_spawning(self):
    """RuntimeError unless the calling thread is starting a process: some objects only go along then."""
    if not Popen.thread_is_spawning():
        raise RuntimeError('%s objects should only be shared between processes through inheritance'
                           % type(self).__name__)


class ForkingPickler(object):
    """ForkingPickler(file, protocol=None): writes pickles, also of types that register() was told of."""

    dispatch = {}

    def __init__(self, file, protocol=None):
        from cPickle import Pickler
        self._pickler = Pickler(file, 0 if protocol is None else protocol)
        self._pickler.asked_types = self.dispatch
        self._pickler.reducer_override = self._reduce

    def _reduce(self, obj):
        reduce = self.dispatch.get(type(obj))
        return NotImplemented if reduce is None else reduce(obj)

    @classmethod
    def register(cls, type, reduce):
        """Has reduce(obj) say, as __reduce__ does, how to pickle objects of a type."""
        cls.dispatch[type] = reduce

    def dump(self, obj):
        """Writes one pickle."""
        self._pickler.dump(obj)

    def clear_memo(self):
        """Forgets the objects that were written."""
        self._pickler.clear_memo()


class Popen(object):
    """A process that was started for a Process object. Attributes: pid, returncode (None while it runs)."""

    _tls = thread._local()

    def __init__(self, process_obj):
        # What was written so far comes before what the process writes, and only once.
        sys.stdout.flush()
        sys.stderr.flush()
        self.returncode = None
        # Descriptors that go along.
        descriptors = self._tls.descriptors = set()
        try:
            from multiprocessing._handover import dump
            data = memory_file('multiprocessing')
            try:
                remaining = dump(process_obj)
                while remaining:
                    remaining = remaining[os.write(data, remaining):]
                descriptors.add(data)
                self.pid = posix._spawn(sys.executable, self._command(data), dict(os.environ), None,
                                        [(fd, fd) for fd in sorted(descriptors)], False, False, None)
            finally:
                os.close(data)
        finally:
            del self._tls.descriptors

    @staticmethod
    def _command(data):
        return ([sys.executable] + interpreter_options +
                ['-m', 'multiprocessing._child', _OPTION, str(data)])

    @classmethod
    def thread_is_spawning(cls):
        """Whether the calling thread is starting a process."""
        return hasattr(cls._tls, 'descriptors')

    @classmethod
    def duplicate_for_child(cls, fd):
        """Has the process that is being started get a descriptor, under the same number, which is given back."""
        cls._tls.descriptors.add(fd)
        return fd

    def poll(self, flag=os.WNOHANG):
        """The exit code, or None while it runs."""
        while self.returncode is None:
            try:
                pid, status = os.waitpid(self.pid, flag)
            except os.error as e:
                if e.errno == errno.EINTR:
                    continue
                # Somebody else has collected it: its exit code is lost.
                return None
            if pid != self.pid:
                return None
            if os.WIFSIGNALED(status):
                self.returncode = -os.WTERMSIG(status)
            elif os.WIFEXITED(status):
                self.returncode = os.WEXITSTATUS(status)
        return self.returncode

    def wait(self, timeout=None):
        """Waits until it has ended, at most `timeout` seconds; the exit code, or None."""
        if timeout is None:
            return self.poll(0)
        if self.poll() is None and timeout > 0:
            self._wait(timeout)
        return self.poll()

    def _wait(self, timeout):
        fd = process_fd(self.pid)
        if fd is None:
            self._wait_without_descriptor(timeout)
            return
        try:
            poller = select.poll()
            poller.register(fd, select.POLLIN)
            try:
                poller.poll(timeout * 1000)
            except select.error as e:
                if e.args[0] != errno.EINTR:
                    raise
        finally:
            os.close(fd)

    def _wait_without_descriptor(self, timeout):
        # Linux before 5.3.
        import time
        deadline = time.time() + timeout
        delay = 0.0005
        while self.poll() is None:
            remaining = deadline - time.time()
            if remaining <= 0:
                break
            delay = min(delay * 2, remaining, 0.05)
            time.sleep(delay)

    def terminate(self):
        """Sends SIGTERM, if it runs."""
        if self.poll() is None:
            try:
                os.kill(self.pid, signal.SIGTERM)
            except OSError as e:
                if e.errno != errno.ESRCH:
                    raise


def reduce_connection(connection):
    """How a Connection is pickled: for a process that is started its descriptor goes along; else as
    `multiprocessing.reduction` says, once that is imported."""
    if Popen.thread_is_spawning():
        if connection.closed:
            return _closed_connection, (connection.readable, connection.writable)
        fd = Popen.duplicate_for_child(connection.fileno())
        return type(connection), (fd, connection.readable, connection.writable)
    reduction = sys.modules.get('multiprocessing.reduction')
    if reduction is None:
        raise TypeError("can't pickle Connection objects")
    return reduction.reduce_connection(connection)


def _closed_connection(readable, writable):
    from multiprocessing.connection import Pipe
    ends = Pipe(readable and writable)
    connection = ends[writable and not readable]
    for end in ends:
        end.close()
    return connection


def main():
    """What the interpreter that was started runs."""
    from multiprocessing._rebuild import load
    from _processes import flush_all
    data = int(sys.argv[sys.argv.index(_OPTION) + 1])
    with os.fdopen(data, 'rb') as file:
        file.seek(0)
        text = file.read()
    process_obj = load(text)
    del text
    exitcode = process_obj._bootstrap()
    flush_all()
    exit(exitcode & 0xff)
