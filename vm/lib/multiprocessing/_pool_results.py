# SPDX-License-Identifier: MIT
"""What a pool gives for calls that are not done yet."""
import collections
import itertools
import threading

from multiprocessing import TimeoutError

job_counter = itertools.count()


class ApplyResult(object):
    """The result of a call, when it is there."""

    def __init__(self, cache, callback):
        self._cond = threading.Condition(threading.Lock())
        self._job = next(job_counter)
        self._cache = cache
        self._ready = False
        self._callback = callback
        cache[self._job] = self

    def ready(self):
        """Whether it is there."""
        return self._ready

    def successful(self):
        """Whether the call returned, and did not raise. AssertionError while it is not known."""
        assert self._ready
        return self._success

    def wait(self, timeout=None):
        """Waits until it is there, at most `timeout` seconds."""
        with self._cond:
            if not self._ready:
                self._cond.wait(timeout)

    def get(self, timeout=None):
        """Waits for the value. TimeoutError after `timeout` seconds; raises what the call raised."""
        self.wait(timeout)
        if not self._ready:
            raise TimeoutError
        if not self._success:
            raise self._value
        return self._value

    def _set(self, i, result):
        self._success, self._value = result
        if self._callback and self._success:
            self._callback(self._value)
        self._done()

    def _done(self):
        with self._cond:
            self._ready = True
            self._cond.notify_all()
        self._cache.pop(self._job, None)


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The list of the results of calls."""

    def __init__(self, cache, chunksize, length, callback):
        ApplyResult.__init__(self, cache, callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        if chunksize <= 0:
            self._number_left = 0
            self._done()
        else:
            self._number_left = length // chunksize + bool(length % chunksize)

    def _set(self, i, result):
        success, value = result
        if not success:
            if not self._ready:
                self._success = False
                self._value = value
                self._done()
            return
        if self._ready:
            return
        self._value[i * self._chunksize:(i + 1) * self._chunksize] = value
        self._number_left -= 1
        if self._number_left == 0:
            if self._callback:
                self._callback(self._value)
            self._done()


class IMapIterator(object):
    """The results of calls, in order."""

    def __init__(self, cache):
        self._cond = threading.Condition(threading.Lock())
        self._job = next(job_counter)
        self._cache = cache
        self._items = collections.deque()
        self._index = 0
        self._length = None
        # Those that came before their turn.
        self._unsorted = {}
        cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        """The next result. TimeoutError after `timeout` seconds; raises what the call raised."""
        with self._cond:
            if not self._items:
                if self._index == self._length:
                    raise StopIteration
                self._cond.wait(timeout)
                if not self._items:
                    if self._index == self._length:
                        raise StopIteration
                    raise TimeoutError
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, i, result):
        with self._cond:
            self._unsorted[i] = result
            while self._index in self._unsorted:
                self._add(self._unsorted.pop(self._index))
            self._end()

    def _add(self, result):
        self._items.append(result)
        self._index += 1
        self._cond.notify()

    def _end(self):
        if self._index == self._length:
            self._cache.pop(self._job, None)

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._index == length:
                self._cond.notify()
            self._end()


class IMapUnorderedIterator(IMapIterator):
    """The results of calls, in the order in which they come."""

    def _set(self, i, result):
        with self._cond:
            self._add(result)
            self._end()


# Where programs find them.
for _cls in (ApplyResult, MapResult, IMapIterator, IMapUnorderedIterator):
    _cls.__module__ = 'multiprocessing.pool'
