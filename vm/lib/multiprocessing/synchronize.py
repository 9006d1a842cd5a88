# SPDX-License-Identifier: MIT
"""Locks, semaphores, conditions and events for processes. A wait keeps no other thread of the process waiting."""

__all__ = ['Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Event']

import threading
from time import time as _time

import _multiprocessing
from multiprocessing.process import current_process
from multiprocessing.util import debug
from multiprocessing.forking import assert_spawning, Popen

RECURSIVE_MUTEX, SEMAPHORE = range(2)
SEM_VALUE_MAX = _multiprocessing.SemLock.SEM_VALUE_MAX


class SemLock(object):
    """What the others consist of: a semaphore of the system. It goes along when a process starts."""

    def __init__(self, kind, value, maxvalue):
        self._semlock = _multiprocessing.SemLock(kind, value, maxvalue)
        debug('created semlock with handle %s', self._semlock.handle)
        self._make_methods()

    def _make_methods(self):
        self.acquire = self._semlock.acquire
        self.release = self._semlock.release

    def __enter__(self):
        return self._semlock.__enter__()

    def __exit__(self, *args):
        return self._semlock.__exit__(*args)

    def __getstate__(self):
        assert_spawning(self)
        s = self._semlock
        return Popen.duplicate_for_child(s.handle), s.kind, s.maxvalue

    def __setstate__(self, state):
        self._semlock = _multiprocessing.SemLock._rebuild(*state)
        debug('recreated blocker with handle %r', state[0])
        self._make_methods()

    def _holder(self):
        # Who has it, as far as this process can tell; for messages.
        try:
            if self._semlock._is_mine():
                name = current_process().name
                thread = threading.current_thread().name
                return name if thread == 'MainThread' else name + '|' + thread
            if self._semlock._get_value() == 1:
                return None
            return 'SomeOtherThread' if self._semlock._count() > 0 else 'SomeOtherProcess'
        except Exception:
            return 'unknown'

    def _value(self):
        try:
            return self._semlock._get_value()
        except Exception:
            return 'unknown'


class Semaphore(SemLock):
    """A count of what processes may take and give back."""

    def __init__(self, value=1):
        SemLock.__init__(self, SEMAPHORE, value, SEM_VALUE_MAX)

    def get_value(self):
        """How often it could be taken now."""
        return self._semlock._get_value()

    def __repr__(self):
        return '<Semaphore(value=%s)>' % self._value()


class BoundedSemaphore(Semaphore):
    """A semaphore to which no more may be given back than was there."""

    def __init__(self, value=1):
        SemLock.__init__(self, SEMAPHORE, value, value)

    def __repr__(self):
        return '<BoundedSemaphore(value=%s, maxvalue=%s)>' % (self._value(), self._semlock.maxvalue)


class Lock(SemLock):
    """A lock that anybody may release."""

    def __init__(self):
        SemLock.__init__(self, SEMAPHORE, 1, 1)

    def __repr__(self):
        return '<Lock(owner=%s)>' % self._holder()


class RLock(SemLock):
    """A lock that its holder may take again, and must release as often."""

    def __init__(self):
        SemLock.__init__(self, RECURSIVE_MUTEX, 1, 1)

    def __repr__(self):
        holder = self._holder()
        if holder in ('SomeOtherThread', 'SomeOtherProcess'):
            count = 'nonzero'
        else:
            count = self._semlock._count()
        return '<RLock(%s, %s)>' % (holder, count)


class Condition(object):
    """Processes wait here, without the lock they held, until another one notifies them."""

    def __init__(self, lock=None):
        self._lock = lock or RLock()
        # How many sleep, how many of these woke up, and what they sleep on.
        self._sleeping_count = Semaphore(0)
        self._woken_count = Semaphore(0)
        self._wait_semaphore = Semaphore(0)
        self._make_methods()

    def __getstate__(self):
        assert_spawning(self)
        return self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore

    def __setstate__(self, state):
        self._lock, self._sleeping_count, self._woken_count, self._wait_semaphore = state
        self._make_methods()

    def _make_methods(self):
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        try:
            waiting = self._sleeping_count.get_value() - self._woken_count.get_value()
        except Exception:
            waiting = 'unknown'
        return '<Condition(%s, %s)>' % (self._lock, waiting)

    def wait(self, timeout=None):
        """Waits to be notified, at most `timeout` seconds, and has the lock again then. The lock must be held."""
        assert self._lock._semlock._is_mine(), 'must acquire() condition before using wait()'
        self._sleeping_count.release()
        count = self._lock._semlock._count()
        for _ in range(count):
            self._lock.release()
        try:
            self._wait_semaphore.acquire(True, timeout)
        finally:
            self._woken_count.release()
            for _ in range(count):
                self._lock.acquire()

    def _forget_woken(self):
        # Those that gave up waiting, or were notified earlier and have gone on.
        while self._woken_count.acquire(False):
            asleep = self._sleeping_count.acquire(False)
            assert asleep

    def notify(self):
        """Wakes one that waits. The lock must be held."""
        assert self._lock._semlock._is_mine(), 'lock is not owned'
        assert not self._wait_semaphore.acquire(False)
        self._forget_woken()
        if self._sleeping_count.acquire(False):
            self._wait_semaphore.release()
            self._woken_count.acquire()
            # If it had just given up: what it did not take.
            self._wait_semaphore.acquire(False)

    def notify_all(self):
        """Wakes all that wait. The lock must be held."""
        assert self._lock._semlock._is_mine(), 'lock is not owned'
        assert not self._wait_semaphore.acquire(False)
        self._forget_woken()
        sleepers = 0
        while self._sleeping_count.acquire(False):
            self._wait_semaphore.release()
            sleepers += 1
        for _ in range(sleepers):
            self._woken_count.acquire()
        if sleepers:
            while self._wait_semaphore.acquire(False):
                pass


class Event(object):
    """Something that happens: processes wait until another one sets it."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = Semaphore(0)

    def _look(self):
        # The flag is a semaphore that is 0 or 1.
        if self._flag.acquire(False):
            self._flag.release()
            return True
        return False

    def is_set(self):
        """Whether it was set."""
        with self._cond:
            return self._look()

    def set(self):
        """Sets it, and wakes all that wait."""
        with self._cond:
            self._flag.acquire(False)
            self._flag.release()
            self._cond.notify_all()

    def clear(self):
        """Makes it not set."""
        with self._cond:
            self._flag.acquire(False)

    def wait(self, timeout=None):
        """Waits until it is set, at most `timeout` seconds. Whether it is."""
        with self._cond:
            if not self._flag.acquire(False):
                self._cond.wait(timeout)
                return self._look()
            self._flag.release()
            return True
