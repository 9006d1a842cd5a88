# SPDX-License-Identifier: MIT
"""Queues of objects between processes."""

__all__ = ['Queue', 'SimpleQueue', 'JoinableQueue']

import collections
import os
import sys
import threading
import time
import weakref
from Queue import Empty, Full

import _multiprocessing
from multiprocessing import Pipe
from multiprocessing.synchronize import Lock, BoundedSemaphore, Semaphore, Condition
from multiprocessing.util import debug, info, Finalize, register_after_fork, is_exiting
from multiprocessing.forking import assert_spawning

# Ends the thread that feeds the pipe.
_sentinel = object()


class Queue(object):
    """Queue(maxsize=0): a queue of objects that can be pickled.

    What is put is sent by a thread of its own, so put() waits only while `maxsize` items are in the queue. A process
    that has put something ends when all of it has been sent: somebody must get it, unless cancel_join_thread() says
    that it may be lost."""

    def __init__(self, maxsize=0):
        if maxsize <= 0:
            maxsize = _multiprocessing.SemLock.SEM_VALUE_MAX
        self._maxsize = maxsize
        self._reader, self._writer = Pipe(duplex=False)
        self._rlock = Lock()
        self._opid = os.getpid()
        self._wlock = Lock()
        # How many more may be put. Released by who gets.
        self._sem = BoundedSemaphore(maxsize)
        self._after_fork()

    def __getstate__(self):
        assert_spawning(self)
        return (self._maxsize, self._reader, self._writer, self._rlock, self._wlock, self._sem, self._opid)

    def __setstate__(self, state):
        (self._maxsize, self._reader, self._writer, self._rlock, self._wlock, self._sem, self._opid) = state
        self._after_fork()

    def _after_fork(self):
        debug('Queue._after_fork()')
        self._notempty = threading.Condition(threading.Lock())
        self._buffer = collections.deque()
        self._thread = None
        self._jointhread = None
        self._joincancelled = False
        self._closed = False
        self._close = None
        self._send = self._writer.send
        self._recv = self._reader.recv
        self._poll = self._reader.poll

    def put(self, obj, block=True, timeout=None):
        """Puts an item in. Full where there is no room: within `timeout` seconds, or at once unless `block`."""
        assert not self._closed
        if not self._sem.acquire(block, timeout):
            raise Full
        self._append(obj)

    def _append(self, obj):
        with self._notempty:
            if self._thread is None:
                self._start_thread()
            self._buffer.append(obj)
            self._notempty.notify()

    def get(self, block=True, timeout=None):
        """Takes an item out. Empty where there is none: within `timeout` seconds, or at once unless `block`."""
        if block and timeout is None:
            with self._rlock:
                item = self._recv()
                self._sem.release()
                return item
        if block:
            deadline = time.time() + timeout
        if not self._rlock.acquire(block, timeout):
            raise Empty
        try:
            left = max(deadline - time.time(), 0) if block else 0
            if not self._poll(left):
                raise Empty
            item = self._recv()
            self._sem.release()
            return item
        finally:
            self._rlock.release()

    def qsize(self):
        """About how many items there are."""
        return self._maxsize - self._sem._semlock._get_value()

    def empty(self):
        """Whether there is nothing to get now."""
        return not self._poll()

    def full(self):
        """Whether there is no room now."""
        return self._sem._semlock._is_zero()

    def get_nowait(self):
        """get() without waiting."""
        return self.get(False)

    def put_nowait(self, obj):
        """put() without waiting."""
        return self.put(obj, False)

    def close(self):
        """This process puts nothing more in."""
        self._closed = True
        try:
            self._reader.close()
        finally:
            close, self._close = self._close, None
            if close:
                close()

    def join_thread(self):
        """Waits until all items that this process put in are sent. Only after close()."""
        debug('Queue.join_thread()')
        assert self._closed
        if self._jointhread:
            self._jointhread()

    def cancel_join_thread(self):
        """The process may end before its items are sent; they are lost then."""
        debug('Queue.cancel_join_thread()')
        self._joincancelled = True
        if self._jointhread is not None:
            self._jointhread.cancel()

    def _start_thread(self):
        debug('Queue._start_thread()')
        self._buffer.clear()
        self._thread = threading.Thread(
            target=Queue._feed,
            args=(self._buffer, self._notempty, self._send, self._wlock, self._writer.close),
            name='QueueFeederThread')
        self._thread.daemon = True
        debug('doing self._thread.start()')
        self._thread.start()
        debug('... done self._thread.start()')
        if not self._joincancelled:
            self._jointhread = Finalize(self._thread, Queue._finalize_join, [weakref.ref(self._thread)],
                                        exitpriority=-5)
        # Before the one above: what it joins must end.
        self._close = Finalize(self, Queue._finalize_close, [self._buffer, self._notempty], exitpriority=10)

    @staticmethod
    def _finalize_join(thread_ref):
        debug('joining queue thread')
        thread = thread_ref()
        if thread is not None:
            thread.join()
            debug('... queue thread joined')
        else:
            debug('... queue thread already dead')

    @staticmethod
    def _finalize_close(items, notempty):
        debug('telling queue thread to quit')
        with notempty:
            items.append(_sentinel)
            notempty.notify()

    @staticmethod
    def _feed(items, notempty, send, writelock, close):
        debug('starting thread to feed data to pipe')
        while True:
            try:
                with notempty:
                    if not items:
                        notempty.wait()
                while items:
                    obj = items.popleft()
                    if obj is _sentinel:
                        debug('feeder thread got sentinel -- exiting')
                        close()
                        return
                    with writelock:
                        send(obj)
                    obj = None
            except Exception as e:
                # What cannot be pickled is lost, with a message; and the process may be ending.
                if is_exiting():
                    info('error in queue thread: %s', e)
                    return
                import traceback
                traceback.print_exc()


class JoinableQueue(Queue):
    """A Queue that knows how many of its items are done: join() waits for all."""

    def __init__(self, maxsize=0):
        Queue.__init__(self, maxsize)
        self._unfinished_tasks = Semaphore(0)
        self._cond = Condition()

    def __getstate__(self):
        return Queue.__getstate__(self) + (self._cond, self._unfinished_tasks)

    def __setstate__(self, state):
        Queue.__setstate__(self, state[:-2])
        self._cond, self._unfinished_tasks = state[-2:]

    def put(self, obj, block=True, timeout=None):
        """Puts an item in. Full where there is no room: within `timeout` seconds, or at once unless `block`."""
        assert not self._closed
        if not self._sem.acquire(block, timeout):
            raise Full
        with self._cond:
            self._unfinished_tasks.release()
            self._append(obj)

    def task_done(self):
        """An item that was taken out is done. ValueError where there were fewer."""
        with self._cond:
            if not self._unfinished_tasks.acquire(False):
                raise ValueError('task_done() called too many times')
            if self._unfinished_tasks._semlock._is_zero():
                self._cond.notify_all()

    def join(self):
        """Waits until all items are done."""
        with self._cond:
            if not self._unfinished_tasks._semlock._is_zero():
                self._cond.wait()


class SimpleQueue(object):
    """A pipe with locks: put() waits while it is full, and nothing is kept by a thread."""

    def __init__(self):
        self._reader, self._writer = Pipe(duplex=False)
        self._rlock = Lock()
        self._wlock = Lock()
        self._make_methods()

    def empty(self):
        """Whether there is nothing to get now."""
        return not self._reader.poll()

    def __getstate__(self):
        assert_spawning(self)
        return self._reader, self._writer, self._rlock, self._wlock

    def __setstate__(self, state):
        self._reader, self._writer, self._rlock, self._wlock = state
        self._make_methods()

    def _make_methods(self):
        rlock, wlock, recv, send = self._rlock, self._wlock, self._reader.recv, self._writer.send

        def get():
            with rlock:
                return recv()

        def put(obj):
            with wlock:
                return send(obj)

        self.get = get
        self.put = put
