# SPDX-License-Identifier: MIT
"""Pool: processes that do the calls given to them. ThreadPool: threads that do so.

A pool has three threads. One keeps as many workers as there should be; one takes tasks from `_taskqueue` and sends them
to the workers; one receives what these send back and sets the results, which wait in `_cache` by the number of the job.
"""

__all__ = ['Pool']

import itertools
import os
import threading
from cPickle import dumps as _dumps, loads as _loads

import Queue

from multiprocessing import Process, cpu_count
from multiprocessing._pool_results import (ApplyResult, AsyncResult, IMapIterator, IMapUnorderedIterator, MapResult,
                                           TimeoutError, job_counter)
from multiprocessing.util import Finalize, debug

RUN = 0
CLOSE = 1
TERMINATE = 2

# Seconds after which workers that ended are replaced.
_LOOK = 0.1


def mapstar(args):
    return map(*args)


class MaybeEncodingError(Exception):
    """A result that cannot be sent: the texts of the exception and of the value."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super(MaybeEncodingError, self).__init__(self.exc, self.value)

    def __str__(self):
        return "Error sending result: '%s'. Reason: '%s'" % (self.value, self.exc)

    def __repr__(self):
        return '<MaybeEncodingError: %s>' % str(self)


# --- The worker

def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None):
    """What a worker does: tasks, until it gets None, the other side is gone, or it has done `maxtasks`."""
    assert maxtasks is None or (type(maxtasks) in (int, long) and maxtasks > 0)
    put = outqueue.put
    get = inqueue.get
    if hasattr(inqueue, '_writer'):
        # So that the end of the pool is an end of the pipe.
        inqueue._writer.close()
        outqueue._reader.close()
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while maxtasks is None or completed < maxtasks:
        try:
            task = get()
        except (EOFError, IOError):
            debug('worker got EOFError or IOError -- exiting')
            break
        if task is None:
            debug('worker got sentinel -- exiting')
            break
        job, i, call = task
        try:
            func, args, kwds = call if isinstance(call, tuple) else _loads(call)
            result = (True, func(*args, **kwds))
        except Exception as e:
            result = (False, e)
        try:
            put((job, i, result))
        except Exception as e:
            wrapped = MaybeEncodingError(e, result[1])
            debug('Possible encoding error while sending result: %s', wrapped)
            put((job, i, (False, wrapped)))
        task = job = result = func = args = kwds = call = None
        completed += 1
    debug('worker exiting after %d tasks', completed)


class Pool(object):
    """Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None): so many processes, each of which calls
    `initializer` first, and is replaced after so many tasks."""

    Process = Process

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        self._setup_queues()
        self._taskqueue = Queue.Queue()
        self._cache = {}
        self._state = RUN
        self._maxtasksperchild = maxtasksperchild
        self._initializer = initializer
        self._initargs = initargs
        if processes is None:
            try:
                processes = cpu_count()
            except NotImplementedError:
                processes = 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if initializer is not None and not hasattr(initializer, '__call__'):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        self._pool = []
        self._repopulate_pool()
        # Set when there is something for the first thread to do at once.
        self._changed = threading.Event()
        self._worker_handler = self._start(Pool._handle_workers, self)
        self._task_handler = self._start(Pool._handle_tasks, self._taskqueue, self._quick_put, self._outqueue,
                                         self._pool, self._cache, self._encode)
        self._result_handler = self._start(Pool._handle_results, self._outqueue, self._quick_get, self._cache)
        self._terminate = Finalize(
            self, self._terminate_pool,
            args=(self._taskqueue, self._inqueue, self._outqueue, self._pool, self._worker_handler,
                  self._task_handler, self._result_handler, self._cache, self._changed),
            exitpriority=15)

    @staticmethod
    def _start(target, *args):
        thread = threading.Thread(target=target, args=args)
        thread.daemon = True
        thread._state = RUN
        thread.start()
        return thread

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between processes or pickled')

    def _setup_queues(self):
        from multiprocessing.queues import SimpleQueue
        self._inqueue = SimpleQueue()
        self._outqueue = SimpleQueue()
        self._quick_put = self._inqueue._writer.send
        self._quick_get = self._outqueue._reader.recv

    @staticmethod
    def _encode(call):
        # By itself, so that a call that a worker cannot read is a failure of this call and of nothing else.
        return _dumps(call, 2)

    # --- workers

    def _join_exited_workers(self):
        # Whether there were any.
        exited = [process for process in self._pool if process.exitcode is not None]
        for process in exited:
            debug('cleaning up worker %s', process.name)
            process.join()
            self._pool.remove(process)
        return bool(exited)

    def _repopulate_pool(self):
        for _ in range(self._processes - len(self._pool)):
            process = self.Process(target=worker, args=(self._inqueue, self._outqueue, self._initializer,
                                                        self._initargs, self._maxtasksperchild))
            process.name = process.name.replace('Process', 'PoolWorker')
            process.daemon = True
            process.start()
            self._pool.append(process)
            debug('added worker')

    def _maintain_pool(self):
        if self._join_exited_workers():
            self._repopulate_pool()

    # --- the three threads

    @staticmethod
    def _handle_workers(pool):
        thread = threading.current_thread()
        # Until all is done, unless the pool is terminated.
        while thread._state == RUN or (pool._cache and thread._state != TERMINATE):
            pool._maintain_pool()
            pool._changed.wait(_LOOK)
            pool._changed.clear()
        pool._taskqueue.put(None)
        debug('worker handler exiting')

    @staticmethod
    def _handle_tasks(taskqueue, put, outqueue, pool, cache, encode):
        thread = threading.current_thread()
        for tasks, set_length in iter(taskqueue.get, None):
            if not Pool._send_tasks(thread, tasks, set_length, put, cache, encode):
                break
            # Not kept while there is nothing to do.
            tasks = set_length = None
        try:
            debug('task handler sending sentinel to result handler')
            outqueue.put(None)
            debug('task handler sending sentinel to workers')
            for _ in pool:
                put(None)
        except IOError:
            debug('task handler got IOError when sending sentinels')
        debug('task handler exiting')

    @staticmethod
    def _send_tasks(thread, tasks, set_length, put, cache, encode):
        # Sends the tasks of a job; whether the pool goes on.
        job, i = None, -1
        try:
            for job, i, call in tasks:
                if thread._state:
                    debug('task handler found thread._state != RUN')
                    return False
                try:
                    put((job, i, encode(call)))
                except Exception as e:
                    _set(cache, job, i, (False, e))
        except Exception as e:
            # The iterable that the tasks are made of.
            i += 1
            _set(cache, tasks.job, i, (False, e))
        if set_length:
            debug('doing set_length()')
            set_length(i + 1)
        return True

    @staticmethod
    def _handle_results(outqueue, get, cache):
        thread = threading.current_thread()
        sentinel = False
        while not sentinel or (cache and thread._state != TERMINATE):
            try:
                task = get()
            except (IOError, EOFError):
                debug('result handler got EOFError/IOError -- exiting')
                return
            if thread._state == TERMINATE:
                break
            if task is None:
                debug('result handler got sentinel')
                sentinel = True
            else:
                _set(cache, *task)
                task = None
        debug('result handler exiting')

    # --- calls

    def apply(self, func, args=(), kwds={}):
        """func(*args, **kwds), in a worker."""
        assert self._state == RUN
        return self.apply_async(func, args, kwds).get()

    def map(self, func, iterable, chunksize=None):
        """The list of func(item) for each item, computed by the workers, who get `chunksize` items at a time."""
        assert self._state == RUN
        return self.map_async(func, iterable, chunksize).get()

    def imap(self, func, iterable, chunksize=1):
        """An iterator over func(item) for each item, in order."""
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        """An iterator over func(item) for each item, in the order in which they come."""
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        assert self._state == RUN
        assert chunksize >= 1
        if chunksize == 1:
            calls = ((func, (item,), {}) for item in iterable)
        else:
            calls = ((mapstar, (chunk,), {}) for chunk in Pool._get_tasks(func, iterable, chunksize))
        result = kind(self._cache)
        self._taskqueue.put((_Tasks(result._job, calls), result._set_length))
        return result if chunksize == 1 else (item for chunk in result for item in chunk)

    def apply_async(self, func, args=(), kwds={}, callback=None):
        """As apply(), without waiting: an ApplyResult. callback(value) is called when it is there."""
        assert self._state == RUN
        result = ApplyResult(self._cache, callback)
        self._taskqueue.put((_Tasks(result._job, [(func, args, kwds)], None), None))
        return result

    def map_async(self, func, iterable, chunksize=None, callback=None):
        """As map(), without waiting: a MapResult. callback(list) is called when all are there."""
        assert self._state == RUN
        if not hasattr(iterable, '__len__'):
            iterable = list(iterable)
        if chunksize is None:
            # Four turns for each worker.
            chunksize, rest = divmod(len(iterable), len(self._pool) * 4)
            if rest:
                chunksize += 1
        if len(iterable) == 0:
            chunksize = 0
        result = MapResult(self._cache, chunksize, len(iterable), callback)
        calls = ((mapstar, (chunk,), {}) for chunk in Pool._get_tasks(func, iterable, chunksize))
        self._taskqueue.put((_Tasks(result._job, calls), None))
        return result

    @staticmethod
    def _get_tasks(func, items, size):
        items = iter(items)
        while True:
            chunk = tuple(itertools.islice(items, size))
            if not chunk:
                return
            yield (func, chunk)

    # --- the end

    def close(self):
        """Takes no more calls; the workers end when all are done."""
        debug('closing pool')
        if self._state == RUN:
            self._state = CLOSE
            self._worker_handler._state = CLOSE
            self._changed.set()

    def terminate(self):
        """Ends the workers at once."""
        debug('terminating pool')
        self._state = TERMINATE
        self._worker_handler._state = TERMINATE
        self._terminate()

    def join(self):
        """Waits until the workers have ended; after close() or terminate()."""
        debug('joining pool')
        assert self._state in (CLOSE, TERMINATE)
        self._worker_handler.join()
        self._task_handler.join()
        self._result_handler.join()
        for process in self._pool:
            process.join()

    @staticmethod
    def _help_stuff_finish(inqueue, task_handler):
        # Nobody reads any more: what the thread still sends is thrown away.
        fd = inqueue._reader.fileno()
        while task_handler.is_alive():
            if inqueue._reader.poll(0.01):
                os.read(fd, 65536)

    @classmethod
    def _terminate_pool(cls, taskqueue, inqueue, outqueue, pool, worker_handler, task_handler, result_handler, cache,
                        changed):
        debug('finalizing pool')
        for thread in (worker_handler, task_handler, result_handler):
            thread._state = TERMINATE
        changed.set()
        taskqueue.put(None)
        # No worker is started after this.
        if threading.current_thread() is not worker_handler:
            worker_handler.join()
        workers = [process for process in pool if hasattr(process, 'terminate')]
        debug('terminating workers')
        for process in workers:
            if process.exitcode is None:
                process.terminate()
        for process in workers:
            if process.is_alive():
                debug('cleaning up worker %d' % process.pid)
                process.join()
        debug('helping task handler to finish')
        cls._help_stuff_finish(inqueue, task_handler)
        # A worker may have been ended in the middle of a message: only the end of the pipe is sure to be seen.
        cls._end_results(outqueue)
        if threading.current_thread() is not result_handler:
            result_handler.join()

    @staticmethod
    def _end_results(outqueue):
        outqueue._writer.close()


def _set(cache, job, i, result):
    # Whoever asked may be gone.
    waiting = cache.get(job)
    if waiting is not None:
        waiting._set(i, result)


class _Tasks(object):
    """The tasks of a job: (job, number, call), of the iterable of calls. `number` None: there is but one."""

    def __init__(self, job, calls, number=0):
        self.job = job
        self._calls = calls
        self._single = number is None

    def __iter__(self):
        for i, call in enumerate(self._calls):
            yield self.job, None if self._single else i, call


class ThreadPool(Pool):
    """ThreadPool(processes=None, initializer=None, initargs=()): the same with threads of this process."""

    from multiprocessing.dummy import Process

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)

    def _setup_queues(self):
        self._inqueue = Queue.Queue()
        self._outqueue = Queue.Queue()
        self._quick_put = self._inqueue.put
        self._quick_get = self._outqueue.get

    @staticmethod
    def _encode(call):
        return call

    @staticmethod
    def _help_stuff_finish(inqueue, task_handler):
        # Each worker ends with the task it has.
        with inqueue.not_empty:
            inqueue.queue.clear()
            inqueue.queue.extend([None] * 1024)
            inqueue.not_empty.notify_all()

    @staticmethod
    def _end_results(outqueue):
        outqueue.put(None)
