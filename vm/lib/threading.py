# SPDX-License-Identifier: MIT
"""Threads as objects, and the locks and signals by which they wait for each other.

Locks, conditions, semaphores and events are native objects of the VM (`_threading`). A program whose threads all wait for
each other gets a DeadlockError in its main thread, instead of hanging."""

import sys as _sys
import thread
from itertools import count as _count
from time import time as _time, sleep as _sleep
from traceback import format_exc as _format_exc

import _threading
from _threading import _RLock, _Condition, _Semaphore, _BoundedSemaphore, _Event, DeadlockError

__all__ = ['activeCount', 'active_count', 'Condition', 'currentThread', 'current_thread', 'enumerate', 'Event', 'Lock',
           'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Timer', 'setprofile', 'settrace', 'local', 'stack_size']

_start_new_thread = thread.start_new_thread
_allocate_lock = thread.allocate_lock
_get_ident = thread.get_ident
ThreadError = thread.error
local = thread._local
stack_size = thread.stack_size
Lock = thread.allocate_lock

_VERBOSE = False
_profile_hook = None
_trace_hook = None


class _Verbose(object):
    """Base of classes that once could tell what they do; nothing is told here."""

    def __init__(self, verbose=None):
        pass

    def _note(self, *args):
        pass


def setprofile(func):
    """Sets the profile function of threads started from now on."""
    global _profile_hook
    _profile_hook = func


def settrace(func):
    """Sets the trace function of threads started from now on."""
    global _trace_hook
    _trace_hook = func


def RLock(*args, **kwargs):
    """A lock that the thread which holds it may take again."""
    return _RLock(*args, **kwargs)


def Condition(*args, **kwargs):
    """Condition(lock=None): threads wait here until another one notifies them."""
    return _Condition(*args, **kwargs)


def Semaphore(*args, **kwargs):
    """Semaphore(value=1): a count of what threads may take and give back."""
    return _Semaphore(*args, **kwargs)


def BoundedSemaphore(*args, **kwargs):
    """BoundedSemaphore(value=1): to which no more may be given back than was there."""
    return _BoundedSemaphore(*args, **kwargs)


def Event(*args, **kwargs):
    """Something that happens: threads wait until another one sets it."""
    return _Event(*args, **kwargs)


def Timer(*args, **kwargs):
    """Timer(seconds, function, args=[], kwargs={}): a thread that calls a function later."""
    return _Timer(*args, **kwargs)


_counter = _count().next
_counter()      # 0 is the main thread


def _newname(template="Thread-%d"):
    return template % _counter()


# Threads that run, by number, and those that start() is about to run. Single operations of a dict are atomic.
_active = {}
_limbo = {}


class Thread(_Verbose):
    """A thread of control. Give it a `target` to call, or override run()."""

    __initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, verbose=None):
        assert group is None, "group argument must be None for now"
        _Verbose.__init__(self, verbose)
        self.__target = target
        self.__name = str(name or _newname())
        self.__args = args
        self.__kwargs = {} if kwargs is None else kwargs
        self.__daemonic = self._set_daemon()
        self.__ident = None
        self.__started = _Event()
        # Set by the VM when the thread is over, however it ended.
        self.__block = _Event()
        self.__stderr = _sys.stderr
        self.__initialized = True

    def _set_daemon(self):
        return current_thread().daemon

    @property
    def _block(self):
        return self.__block

    @property
    def _Thread__stopped(self):
        return self.__block.is_set()

    def __repr__(self):
        assert self.__initialized, "Thread.__init__() was not called"
        words = ["stopped" if self.__block.is_set() else "started" if self.__started.is_set() else "initial"]
        words += ["daemon"] * bool(self.__daemonic)
        words += [] if self.__ident is None else [str(self.__ident)]
        return "<%s(%s, %s)>" % (self.__class__.__name__, self.__name, " ".join(words))

    def start(self):
        """Starts the thread; once only."""
        if not self.__initialized:
            raise RuntimeError("thread.__init__() not called")
        if self.__started.is_set():
            raise RuntimeError("threads can only be started once")
        _limbo[self] = self
        try:
            ident = _start_new_thread(self.__bootstrap, ())
        finally:
            del _limbo[self]
        self.__ident = ident
        self.__started.set()
        _active[ident] = self
        # The thread does so itself, but may be killed before.
        _threading.adopt(ident, self.__name, self.__block)
        # It begins at once, as far as that is up to us.
        _threading.yield_slice()

    def run(self):
        """What the thread does: calls `target`."""
        try:
            if self.__target:
                self.__target(*self.__args, **self.__kwargs)
        finally:
            # They may refer to the thread.
            del self.__target, self.__args, self.__kwargs

    def __bootstrap(self):
        # One frame does it all: every parked thread keeps it.
        ident = _get_ident()
        self.__ident = ident
        self.__started.set()
        _active[ident] = self
        _threading.adopt(ident, self.__name, self.__block)
        try:
            if _trace_hook:
                _sys.settrace(_trace_hook)
            if _profile_hook:
                _sys.setprofile(_profile_hook)
            self.run()
        except SystemExit:
            pass
        except:
            self.__report()
        finally:
            _sys.exc_clear()
            if _active.get(ident) is self:
                del _active[ident]

    def __report(self):
        if not _threading.note_failure():
            return
        # Where there is no stderr any more, the one from when the thread was made.
        stderr = _sys.stderr if _sys.stderr is not None else self.__stderr
        if stderr is not None:
            stderr.write("Exception in thread %s:\n%s\n" % (self.__name, _format_exc()))

    def __stop(self):
        """Lets join() end, although the thread may still run."""
        self.__block.set()

    def __delete(self):
        """Forgets the running thread."""
        _active.pop(_get_ident(), None)

    def join(self, timeout=None):
        """Waits until the thread is over, at most `timeout` seconds."""
        if not self.__initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self.__started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if not self.__block.is_set():
            self.__block._wait_as(timeout, "the end of thread '%s'" % self.__name)

    @property
    def name(self):
        """A text for people; the main thread is called MainThread."""
        assert self.__initialized, "Thread.__init__() not called"
        return self.__name

    @name.setter
    def name(self, name):
        assert self.__initialized, "Thread.__init__() not called"
        self.__name = str(name)
        if self.__ident is not None:
            _threading.set_name(self.__ident, self.__name)

    @property
    def ident(self):
        """The number of the thread, None before it is started."""
        assert self.__initialized, "Thread.__init__() not called"
        return self.__ident

    def isAlive(self):
        """Whether the thread was started and is not over."""
        assert self.__initialized, "Thread.__init__() not called"
        return self.__started.is_set() and not self.__block.is_set()

    is_alive = isAlive

    @property
    def daemon(self):
        """Whether the program ends without waiting for the thread. New threads take it from the one that makes them."""
        assert self.__initialized, "Thread.__init__() not called"
        return self.__daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self.__initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self.__started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self.__daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def _adopt(self, ident):
        """Stands for a thread that runs already."""
        self._Thread__started.set()
        self._Thread__ident = ident
        _active[ident] = self


class _Timer(Thread):
    """Calls a function after some seconds, unless cancel() comes first."""

    def __init__(self, interval, function, args=[], kwargs={}):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args
        self.kwargs = kwargs
        self.finished = Event()

    def cancel(self):
        """Stops the timer if it waits."""
        self.finished.set()

    def run(self):
        cancelled = self.finished.wait(self.interval)
        if not cancelled:
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):

    def __init__(self):
        Thread.__init__(self, name="MainThread")
        self._adopt(_threading.main_ident)

    def _set_daemon(self):
        return False

    def _exitfunc(self):
        """Waits for all threads that are no daemons; the VM calls it when the program is at its end."""
        self._Thread__stop()
        t = _pickSomeNonDaemonThread()
        while t:
            t.join()
            t = _pickSomeNonDaemonThread()
        self._Thread__delete()


def _pickSomeNonDaemonThread():
    for t in enumerate():
        if not t.daemon and t.is_alive():
            return t
    return None


class _DummyThread(Thread):
    """Stands for a thread that the module `thread` started."""

    def __init__(self):
        Thread.__init__(self, name=_newname("Dummy-%d"))
        ident = _get_ident()
        self._adopt(ident)
        _threading.adopt(ident, self.name, self._block)

    def _set_daemon(self):
        return True

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


def currentThread():
    """The Thread object of the running thread."""
    try:
        return _active[_get_ident()]
    except KeyError:
        return _DummyThread()


current_thread = currentThread


def _after_fork(ident):
    """Forgets the threads that are not in a copy of the process; called there. `ident` is what the one that is had as
    its number."""
    current = _active.pop(ident, None)
    for t in _active.values():
        t._Thread__stop()
    _active.clear()
    if current is not None:
        current._Thread__ident = _get_ident()
        _active[_get_ident()] = current
    _limbo.clear()


def _purge():
    """Forgets threads that ended without saying so: killed before they began, or started by the module `thread`."""
    for ident, t in _active.items():
        if t._Thread__stopped and ident != _threading.main_ident:
            _active.pop(ident, None)


def activeCount():
    """How many threads are alive, the main thread included."""
    _purge()
    return len(_active) + len(_limbo)


active_count = activeCount


def enumerate():
    """All Thread objects that are alive, the main thread included."""
    _purge()
    return _active.values() + _limbo.values()


_shutdown = _MainThread()._exitfunc
