# SPDX-License-Identifier: MIT
"""The interface of `multiprocessing` over threads of this process."""

__all__ = ['Process', 'current_process', 'active_children', 'freeze_support', 'Lock', 'RLock', 'Semaphore',
           'BoundedSemaphore', 'Condition', 'Event', 'Queue', 'Manager', 'Pipe', 'Pool', 'JoinableQueue']

import array
import itertools
import sys
import threading
import weakref
from Queue import Queue
from threading import Lock, RLock, Semaphore, BoundedSemaphore, Event, Condition

from multiprocessing import TimeoutError, cpu_count
from multiprocessing.dummy.connection import Pipe


class DummyProcess(threading.Thread):
    """A thread that looks like a Process."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        threading.Thread.__init__(self, group, target, name, args, kwargs)
        self._pid = None
        self._children = weakref.WeakKeyDictionary()
        self._start_called = False
        self._parent = current_process()

    def start(self):
        """Starts the thread; once only."""
        assert self._parent is current_process()
        self._start_called = True
        if hasattr(self._parent, '_children'):
            self._parent._children[self] = None
        threading.Thread.start(self)

    @property
    def exitcode(self):
        """0 once it has ended."""
        return 0 if self._start_called and not self.is_alive() else None


Process = DummyProcess
current_process = threading.current_thread
current_process()._children = weakref.WeakKeyDictionary()


def active_children():
    """The threads that the calling one started and that run."""
    children = current_process()._children
    for process in list(children):
        if not process.is_alive():
            children.pop(process, None)
    return list(children)


def freeze_support():
    """Does nothing."""


class Namespace(object):
    """An object for attributes."""

    def __init__(self, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        items = sorted('%s=%r' % item for item in self.__dict__.items() if not item[0].startswith('_'))
        return 'Namespace(%s)' % ', '.join(items)


dict = dict
list = list


def Array(typecode, sequence, lock=True):
    """An array.array."""
    return array.array(typecode, sequence)


class Value(object):
    """An object with an attribute `value`."""

    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value

    def __repr__(self):
        return '<%s(%r, %r)>' % (type(self).__name__, self._typecode, self._value)


def Manager():
    """This module, which has all that a manager has."""
    return sys.modules[__name__]


def shutdown():
    """Does nothing."""


def Pool(processes=None, initializer=None, initargs=()):
    """A ThreadPool."""
    from multiprocessing.pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)


JoinableQueue = Queue
