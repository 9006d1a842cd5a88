# SPDX-License-Identifier: MIT
"""Processes with the interface of `threading`: Process, queues, pipes, locks, shared memory, managers and pools.

A process is a new interpreter that is handed what the program has made so far: docs/language.md, "Processes", says what
it finds as it was, as after a fork, and what not. Parts of the package are loaded when they are first used."""

__version__ = '0.70a1'

__all__ = ['Process', 'current_process', 'active_children', 'freeze_support', 'Manager', 'Pipe', 'cpu_count',
           'log_to_stderr', 'get_logger', 'allow_connection_pickling', 'BufferTooShort', 'TimeoutError', 'Lock',
           'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event', 'Queue', 'JoinableQueue', 'Pool', 'Value',
           'Array', 'RawValue', 'RawArray', 'SUBDEBUG', 'SUBWARNING']

import os
import sys

from multiprocessing.process import Process, current_process, active_children
from multiprocessing.util import SUBDEBUG, SUBWARNING


class ProcessError(Exception):
    """What goes wrong with processes."""


class BufferTooShort(ProcessError):
    """A message does not fit into the buffer for it; the argument is the message."""


class TimeoutError(ProcessError):
    """A result was not there in time."""


class AuthenticationError(ProcessError):
    """The other side of a connection does not know the key."""


import _multiprocessing


def Manager():
    """A started manager: a process that keeps objects for others, which use them through proxies."""
    from multiprocessing.managers import SyncManager
    manager = SyncManager()
    manager.start()
    return manager


def Pipe(duplex=True):
    """Two connected Connection objects; unless `duplex`, the first only receives and the second only sends."""
    from multiprocessing.connection import Pipe
    return Pipe(duplex)


def cpu_count():
    """The number of processors. NotImplementedError where it is not known."""
    try:
        count = os.sysconf('SC_NPROCESSORS_ONLN')
    except (ValueError, OSError):
        count = 0
    if count < 1:
        raise NotImplementedError('cannot determine number of cpus')
    return count


def freeze_support():
    """Does nothing: for programs that were packed for Windows."""


def get_logger():
    """The logger of this package. It has no handler of its own."""
    from multiprocessing.util import get_logger
    return get_logger()


def log_to_stderr(level=None):
    """Has the logger of this package write to standard error, from `level` on if given; gives the logger."""
    from multiprocessing.util import log_to_stderr
    return log_to_stderr(level)


def allow_connection_pickling():
    """Allows to send sockets and connections through connections and queues."""
    from multiprocessing import reduction


def Lock():
    """A lock for processes; anybody may release it."""
    from multiprocessing.synchronize import Lock
    return Lock()


def RLock():
    """A lock for processes that its holder may take again."""
    from multiprocessing.synchronize import RLock
    return RLock()


def Condition(lock=None):
    """Processes wait here until another one notifies them."""
    from multiprocessing.synchronize import Condition
    return Condition(lock)


def Semaphore(value=1):
    """A count of what processes may take and give back."""
    from multiprocessing.synchronize import Semaphore
    return Semaphore(value)


def BoundedSemaphore(value=1):
    """A semaphore to which no more may be given back than was there."""
    from multiprocessing.synchronize import BoundedSemaphore
    return BoundedSemaphore(value)


def Event():
    """Something that happens: processes wait until another one sets it."""
    from multiprocessing.synchronize import Event
    return Event()


def Queue(maxsize=0):
    """A queue of objects between processes."""
    from multiprocessing.queues import Queue
    return Queue(maxsize)


def JoinableQueue(maxsize=0):
    """A queue that knows how many of its items are done."""
    from multiprocessing.queues import JoinableQueue
    return JoinableQueue(maxsize)


def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    """Processes that do the calls that are given to them; as many as there are processors unless told."""
    from multiprocessing.pool import Pool
    return Pool(processes, initializer, initargs, maxtasksperchild)


def RawValue(typecode_or_type, *args):
    """A ctypes object in memory that processes share."""
    from multiprocessing.sharedctypes import RawValue
    return RawValue(typecode_or_type, *args)


def RawArray(typecode_or_type, size_or_initializer):
    """A ctypes array in memory that processes share."""
    from multiprocessing.sharedctypes import RawArray
    return RawArray(typecode_or_type, size_or_initializer)


def Value(typecode_or_type, *args, **kwds):
    """As RawValue(), with a lock around each access (lock=True, a lock, or False)."""
    from multiprocessing.sharedctypes import Value
    return Value(typecode_or_type, *args, **kwds)


def Array(typecode_or_type, size_or_initializer, **kwds):
    """As RawArray(), with a lock around each access (lock=True, a lock, or False)."""
    from multiprocessing.sharedctypes import Array
    return Array(typecode_or_type, size_or_initializer, **kwds)
