# SPDX-License-Identifier: MIT
"""Stands for the module `threading` where there are no threads: a thread runs to its end inside start().

Nobody else runs while somebody would wait, so nothing here waits: what cannot be had now is taken as had, as the locks of
`dummy_thread` do."""

import sys as _sys
from itertools import count as _count
from time import time as _time, sleep as _sleep
from traceback import format_exc as _format_exc

import dummy_thread as _thread

__all__ = ['activeCount', 'active_count', 'Condition', 'currentThread', 'current_thread', 'enumerate', 'Event', 'Lock',
           'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Timer', 'setprofile', 'settrace', 'local', 'stack_size']

_VERBOSE = False
Lock = _allocate_lock = _thread.allocate_lock
ThreadError = _thread.error
stack_size = _thread.stack_size
_profile_hook = _trace_hook = None


def setprofile(func):
    """Sets the profile function of threads started from now on."""
    global _profile_hook
    _profile_hook = func


def settrace(func):
    """Sets the trace function of threads started from now on."""
    global _trace_hook
    _trace_hook = func


class local(object):
    """Attributes of the only thread."""


class _RLock(object):

    def __init__(self, verbose=None):
        self.__count = 0

    def __repr__(self):
        owner = current_thread().name if self.__count else None
        return "<%s owner=%r count=%d>" % (self.__class__.__name__, owner, self.__count)

    def acquire(self, blocking=1):
        self.__count += 1
        return True if self.__count == 1 else 1

    __enter__ = acquire

    def release(self):
        if not self.__count:
            raise RuntimeError("cannot release un-acquired lock")
        self.__count -= 1

    def __exit__(self, t, v, tb):
        self.release()

    def _is_owned(self):
        return self.__count > 0

    def _release_save(self):
        count, self.__count = self.__count, 0
        return count

    def _acquire_restore(self, count):
        self.__count = count


def RLock(*args, **kwargs):
    return _RLock(*args, **kwargs)


class _Condition(object):

    def __init__(self, lock=None, verbose=None):
        self.__lock = lock = RLock() if lock is None else lock
        self.acquire = lock.acquire
        self.release = lock.release

    def __enter__(self):
        return self.__lock.__enter__()

    def __exit__(self, *args):
        return self.__lock.__exit__(*args)

    def __repr__(self):
        return "<Condition(%s, 0)>" % (self.__lock,)

    def _is_owned(self):
        owned = getattr(self.__lock, '_is_owned', None)
        return owned() if owned is not None else self.__lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        if timeout is not None and timeout > 0:
            _sleep(timeout)

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")

    def notifyAll(self):
        self.notify()

    notify_all = notifyAll


def Condition(*args, **kwargs):
    return _Condition(*args, **kwargs)


class _Semaphore(object):

    def __init__(self, value=1, verbose=None):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self.__value = value

    def acquire(self, blocking=1):
        if self.__value == 0 and not blocking:
            return False
        self.__value = max(self.__value - 1, 0)
        return True

    __enter__ = acquire

    def release(self):
        self.__value += 1

    def __exit__(self, t, v, tb):
        self.release()


def Semaphore(*args, **kwargs):
    return _Semaphore(*args, **kwargs)


class _BoundedSemaphore(_Semaphore):

    def __init__(self, value=1, verbose=None):
        _Semaphore.__init__(self, value)
        self._initial_value = value

    def release(self):
        if self._Semaphore__value >= self._initial_value:
            raise ValueError("Semaphore released too many times")
        _Semaphore.release(self)


def BoundedSemaphore(*args, **kwargs):
    return _BoundedSemaphore(*args, **kwargs)


class _Event(object):

    def __init__(self, verbose=None):
        self.__flag = False

    def isSet(self):
        return self.__flag

    is_set = isSet

    def set(self):
        self.__flag = True

    def clear(self):
        self.__flag = False

    def wait(self, timeout=None):
        if not self.__flag and timeout is not None and timeout > 0:
            _sleep(timeout)
        return self.__flag


def Event(*args, **kwargs):
    return _Event(*args, **kwargs)


_counter = _count(1).next


def _newname(template="Thread-%d"):
    return template % _counter()


class Thread(object):
    """A thread that runs inside start()."""

    __initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, verbose=None):
        assert group is None, "group argument must be None for now"
        self.__target, self.__args, self.__kwargs = target, args, kwargs or {}
        self.__name = str(name or _newname())
        self.__daemonic = self._set_daemon()
        self.__started = self.__stopped = False
        self.__initialized = True

    def _set_daemon(self):
        return current_thread().daemon

    def __repr__(self):
        status = "stopped" if self.__stopped else "started" if self.__started else "initial"
        return "<%s(%s, %s%s)>" % (self.__class__.__name__, self.__name, status, " daemon" if self.__daemonic else "")

    def start(self):
        if not self.__initialized:
            raise RuntimeError("thread.__init__() not called")
        if self.__started:
            raise RuntimeError("threads can only be started once")
        self.__started = True
        _running.append(self)
        try:
            if _trace_hook:
                _sys.settrace(_trace_hook)
            if _profile_hook:
                _sys.setprofile(_profile_hook)
            _thread.start_new_thread(self.__bootstrap, ())
        finally:
            _running.pop()
            self.__stopped = True

    def __bootstrap(self):
        try:
            self.run()
        except SystemExit:
            pass
        except:
            _sys.stderr.write("Exception in thread %s:\n%s\n" % (self.__name, _format_exc()))

    def run(self):
        if self.__target:
            self.__target(*self.__args, **self.__kwargs)

    def join(self, timeout=None):
        if not self.__initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self.__started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")

    @property
    def ident(self):
        return _thread.get_ident() if self.__started else None

    @property
    def name(self):
        return self.__name

    @name.setter
    def name(self, name):
        self.__name = str(name)

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isAlive(self):
        return self.__started and not self.__stopped

    is_alive = isAlive

    @property
    def daemon(self):
        return self.__daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self.__started:
            raise RuntimeError("cannot set daemon status of active thread")
        self.__daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic


class _Timer(Thread):

    def __init__(self, interval, function, args=[], kwargs={}):
        Thread.__init__(self)
        self.interval, self.function, self.args, self.kwargs = interval, function, args, kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def Timer(*args, **kwargs):
    return _Timer(*args, **kwargs)


class _MainThread(Thread):

    def __init__(self):
        Thread.__init__(self, name="MainThread")
        self._Thread__started = True

    def _set_daemon(self):
        return False


# The thread that runs, last, and those that wait for the end of its start().
_running = []
_running.append(_MainThread())


def currentThread():
    """The Thread object that runs."""
    return _running[-1]


current_thread = currentThread


def activeCount():
    return len(_running)


active_count = activeCount


def enumerate():
    """The thread that runs and those that started it."""
    return _running[:]


def _shutdown():
    """Nothing is left to wait for."""
