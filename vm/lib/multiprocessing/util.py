# SPDX-License-Identifier: MIT
"""What the parts of the package share: its logger, what is done at the end of a process, and after its start."""

import atexit
import itertools
import os
import threading
import weakref

from multiprocessing.process import current_process, active_children

__all__ = ['sub_debug', 'debug', 'info', 'sub_warning', 'get_logger', 'log_to_stderr', 'get_temp_dir',
           'register_after_fork', 'is_exiting', 'Finalize', 'ForkAwareThreadLock', 'ForkAwareLocal', 'SUBDEBUG',
           'SUBWARNING']

NOTSET = 0
SUBDEBUG = 5
DEBUG = 10
INFO = 20
SUBWARNING = 25

LOGGER_NAME = 'multiprocessing'
DEFAULT_LOGGING_FORMAT = '[%(levelname)s/%(processName)s] %(message)s'

# None until somebody asks for it: `logging` is not loaded before.
_logger = None
_log_to_stderr = False


def _log(level, msg, args):
    if _logger:
        _logger.log(level, msg, *args)


def sub_debug(msg, *args):
    _log(SUBDEBUG, msg, args)


def debug(msg, *args):
    _log(DEBUG, msg, args)


def info(msg, *args):
    _log(INFO, msg, args)


def sub_warning(msg, *args):
    _log(SUBWARNING, msg, args)


def get_logger():
    """The logger of the package."""
    global _logger
    if not _logger:
        import logging
        _logger = logging.getLogger(LOGGER_NAME)
        _logger.propagate = 0
        logging.addLevelName(SUBDEBUG, 'SUBDEBUG')
        logging.addLevelName(SUBWARNING, 'SUBWARNING')
        # After logging's own, which closes the handlers.
        _at_exit_last()
    return _logger


def _at_exit_last():
    # Exit functions run in reverse order: the one that was registered last comes first.
    handlers = getattr(atexit, '_exithandlers', None)
    if handlers is None:
        return
    ours = [handler for handler in handlers if handler[0] is _exit_function]
    for handler in ours:
        handlers.remove(handler)
    handlers.extend(ours)


def log_to_stderr(level=None):
    """Adds a handler that writes to standard error, and gives the logger."""
    global _log_to_stderr
    import logging
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(DEFAULT_LOGGING_FORMAT))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _log_to_stderr = True
    return logger


def get_temp_dir():
    """A folder for the sockets of this process and its children; removed at the end."""
    process = current_process()
    if process._tempdir is None:
        import shutil
        import tempfile
        folder = tempfile.mkdtemp(prefix='pymp-')
        info('created temp directory %s', folder)
        Finalize(None, shutil.rmtree, args=[folder], exitpriority=-100)
        process._tempdir = folder
    return process._tempdir


# --- What is done once a process has started

_afterfork_registry = weakref.WeakValueDictionary()
_afterfork_counter = itertools.count()


def register_after_fork(obj, func):
    """Has func(obj) called in each process that is handed `obj` when it starts."""
    _afterfork_registry[next(_afterfork_counter), id(obj), func] = obj


def _run_after_forkers():
    items = list(_afterfork_registry.items())
    items.sort()
    for (_, _, func), obj in items:
        try:
            func(obj)
        except Exception as e:
            info('after forker raised exception %s', e)


# --- What is done at the end

_finalizer_registry = {}
_finalizer_counter = itertools.count()


class Finalize(object):
    """Calls `callback` once: when `obj` dies (unless it is None), when it is called itself, or, where it has an
    `exitpriority`, at the end of the process, higher ones first."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        assert exitpriority is None or type(exitpriority) is int
        if obj is not None:
            self._weakref = weakref.ref(obj, self)
        else:
            assert exitpriority is not None
        self._callback = callback
        self._args = args
        self._kwargs = kwargs or {}
        self._key = (exitpriority, next(_finalizer_counter))
        self._pid = os.getpid()
        _finalizer_registry[self._key] = self

    def __call__(self, wr=None):
        """Calls the callback, unless that has been done or the object was made by another process."""
        try:
            del _finalizer_registry[self._key]
        except KeyError:
            sub_debug('finalizer no longer registered')
            return None
        callback, args, kwargs = self._callback, self._args, self._kwargs
        self._forget()
        if self._pid != os.getpid():
            sub_debug('finalizer ignored because different process')
            return None
        sub_debug('finalizer calling %s with args %s and kwargs %s', callback, args, kwargs)
        return callback(*args, **kwargs)

    def cancel(self):
        """Never calls the callback."""
        if _finalizer_registry.pop(self._key, None) is not None:
            self._forget()

    def _forget(self):
        self._weakref = self._callback = self._args = self._kwargs = self._key = None

    def still_active(self):
        """Whether the callback may still be called."""
        return self._key in _finalizer_registry

    def __repr__(self):
        obj = getattr(self, '_weakref', None)
        if obj is not None:
            obj = obj()
        if obj is None or self._callback is None:
            return '<Finalize object, dead>'
        text = '<Finalize object, callback=%s' % getattr(self._callback, '__name__', self._callback)
        if self._args:
            text += ', args=' + str(self._args)
        if self._kwargs:
            text += ', kwargs=' + str(self._kwargs)
        if self._key[0] is not None:
            text += ', exitprority=' + str(self._key[0])
        return text + '>'


def _run_finalizers(minpriority=None):
    # Those with an exit priority of at least `minpriority`, higher ones and later ones first. A finalizer may add more.
    if _finalizer_registry is None:
        return
    least = minpriority
    while True:
        keys = [key for key in _finalizer_registry.keys()
                if key[0] is not None and (least is None or key[0] >= least)]
        if not keys:
            break
        for key in sorted(keys, reverse=True):
            finalizer = _finalizer_registry.get(key)
            if finalizer is None:
                continue
            sub_debug('calling %s', finalizer)
            try:
                finalizer()
            except Exception:
                import traceback
                traceback.print_exc()
    if minpriority is None:
        _finalizer_registry.clear()


_exiting = False


def is_exiting():
    """Whether the process is ending."""
    return _exiting or _exiting is None


def _exit_function():
    # What must be done before the process ends: exit handler of the main process, called by others in _bootstrap().
    global _exiting
    if _exiting:
        return
    _exiting = True
    info('process shutting down')
    debug('running all "atexit" finalizers with priority >= 0')
    _run_finalizers(0)
    if current_process() is not None:
        for child in active_children():
            if child._daemonic:
                info('calling terminate() for daemon %s', child.name)
                child._popen.terminate()
        for child in active_children():
            info('calling join() for process %s', child.name)
            child.join()
    debug('running the remaining "atexit" finalizers')
    _run_finalizers()


atexit.register(_exit_function)


class ForkAwareThreadLock(object):
    """A lock of `threading` that is free in a process that was started while somebody held it."""

    def __init__(self):
        self._reset()
        register_after_fork(self, ForkAwareThreadLock._reset)

    def _reset(self):
        self._lock = threading.Lock()
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        return type(self), ()


class ForkAwareLocal(threading.local):
    """Attributes of each thread, which a process that is started begins without."""

    def __init__(self):
        register_after_fork(self, lambda obj: obj.__dict__.clear())

    def __reduce__(self):
        return type(self), ()
