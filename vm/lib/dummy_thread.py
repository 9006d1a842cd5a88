# SPDX-License-Identifier: MIT
"""Stands for the module `thread` where there are no threads: functions that shall run in a thread run at once.

    try:
        import thread
    except ImportError:
        import dummy_thread as thread"""

__all__ = ['error', 'start_new_thread', 'exit', 'get_ident', 'allocate_lock', 'interrupt_main', 'LockType']


class error(Exception):
    """thread.error"""

    def __init__(self, *args):
        self.args = args


_main = True
_interrupt = False


def start_new_thread(function, args, kwargs={}):
    """Calls the function, printing its exception if it raises one."""
    global _main, _interrupt
    if type(args) != type(tuple()):
        raise TypeError("2nd arg must be a tuple")
    if type(kwargs) != type(dict()):
        raise TypeError("3rd arg must be a dict")
    _main = False
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except:
        import traceback
        traceback.print_exc()
    _main = True
    if _interrupt:
        _interrupt = False
        raise KeyboardInterrupt


def exit():
    """Ends the thread."""
    raise SystemExit


def get_ident():
    """The number of the only thread."""
    return -1


def allocate_lock():
    """A lock."""
    return LockType()


def stack_size(size=None):
    """0: the size cannot be set."""
    if size is not None:
        raise error("setting thread stack size not supported")
    return 0


class LockType(object):
    """A lock. Nobody could free one that is held while somebody waits: waiting takes it at once."""

    def __init__(self):
        self.locked_status = False

    def acquire(self, waitflag=None):
        """Takes the lock. If waitflag is false, returns whether it was free."""
        if waitflag is None or waitflag:
            self.locked_status = True
            return True
        if self.locked_status:
            return False
        self.locked_status = True
        return True

    __enter__ = acquire

    def __exit__(self, typ, val, tb):
        self.release()

    def release(self):
        """Frees the lock."""
        if not self.locked_status:
            raise error
        self.locked_status = False
        return True

    def locked(self):
        """Is it held?"""
        return self.locked_status


def interrupt_main():
    """Raises KeyboardInterrupt in the main thread: now, or when the function of start_new_thread() ends."""
    global _interrupt
    if _main:
        raise KeyboardInterrupt
    _interrupt = True
