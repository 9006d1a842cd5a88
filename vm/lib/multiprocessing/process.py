# SPDX-License-Identifier: MIT
"""Process, and what a process knows of itself and of its children."""

__all__ = ['Process', 'current_process', 'active_children']

import itertools
import os
import signal
import sys

try:
    ORIGINAL_DIR = os.path.abspath(os.getcwd())
except OSError:
    ORIGINAL_DIR = None


def current_process():
    """The Process object of the process that asks."""
    return _current_process


def active_children():
    """The children that run. Those that have ended are joined."""
    _cleanup()
    return list(_current_process._children)


def _cleanup():
    for child in list(_current_process._children):
        if child._popen.poll() is not None:
            _current_process._children.discard(child)


class Process(object):
    """Process(group=None, target=None, name=None, args=(), kwargs={}): a process of control. Give it a `target` to
    call, or override run()."""

    _Popen = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        assert group is None, 'group argument must be None for now'
        parent = _current_process
        self._identity = parent._identity + (next(parent._counter),)
        self._authkey = parent._authkey
        self._daemonic = parent._daemonic
        self._tempdir = parent._tempdir
        self._parent_pid = os.getpid()
        self._popen = None
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or type(self).__name__ + '-' + ':'.join(str(number) for number in self._identity)

    def run(self):
        """What the process does: calls the target. For subclasses to override."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        """Starts the process; once only. Does not wait for it to be up."""
        assert self._popen is None, 'cannot start a process twice'
        assert self._parent_pid == os.getpid(), 'can only start a process object created by current process'
        assert not _current_process._daemonic, 'daemonic processes are not allowed to have children'
        _cleanup()
        popen = self._Popen
        if popen is None:
            from multiprocessing.forking import Popen as popen
        self._popen = popen(self)
        # So that nothing is kept alive here that only the process needs.
        del self._target, self._args, self._kwargs
        _current_process._children.add(self)

    def terminate(self):
        """Ends the process with SIGTERM."""
        self._popen.terminate()

    def join(self, timeout=None):
        """Waits until the process has ended, at most `timeout` seconds."""
        assert self._parent_pid == os.getpid(), 'can only join a child process'
        assert self._popen is not None, 'can only join a started process'
        if self._popen.wait(timeout) is not None:
            _current_process._children.discard(self)

    def is_alive(self):
        """Whether the process runs."""
        if self is _current_process:
            return True
        assert self._parent_pid == os.getpid(), 'can only test a child process'
        if self._popen is None:
            return False
        return self._popen.poll() is None

    @property
    def name(self):
        """A name, for messages only."""
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, basestring), 'name must be a string'
        self._name = name

    @property
    def daemon(self):
        """Whether the process is ended with its parent; to be set before start()."""
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, 'process has already started'
        self._daemonic = daemonic

    @property
    def authkey(self):
        """The key that connections between processes of the program are made with."""
        return self._authkey

    @authkey.setter
    def authkey(self, authkey):
        self._authkey = AuthenticationString(authkey)

    @property
    def exitcode(self):
        """The exit code; -N after signal N; None while the process has not ended."""
        return None if self._popen is None else self._popen.poll()

    @property
    def ident(self):
        """The number of the process; None before start()."""
        if self is _current_process:
            return os.getpid()
        return self._popen and self._popen.pid

    pid = ident

    def __repr__(self):
        if self is _current_process:
            status = 'started'
        elif self._parent_pid != os.getpid():
            status = 'unknown'
        elif self._popen is None:
            status = 'initial'
        else:
            code = self._popen.poll()
            status = 'started' if code is None else 'stopped'
            if code:
                status += '[%s]' % _exitcode_to_name.get(code, code)
        return '<%s(%s, %s%s)>' % (type(self).__name__, self._name, status, self._daemonic and ' daemon' or '')

    def _bootstrap(self):
        # The life of the process, in the process; its exit code.
        from multiprocessing import util
        global _current_process
        try:
            self._children = set()
            self._counter = itertools.count(1)
            sys.stdin = open(os.devnull)
            _current_process = self
            util._run_after_forkers()
            util.info('child process calling self.run()')
            try:
                self.run()
                exitcode = 0
            finally:
                util._exit_function()
        except SystemExit as e:
            exitcode = _exit_code(e)
        except:
            exitcode = 1
            import traceback
            sys.stderr.write('Process %s:\n' % self.name)
            traceback.print_exc()
        util.info('process exiting with exitcode %d' % exitcode)
        return exitcode


def _exit_code(e):
    # CPython: what is no int is a message, and none at all a failure.
    if not e.args:
        return 1
    if isinstance(e.args[0], (int, long)):
        return int(e.args[0])
    sys.stderr.write(str(e.args[0]) + '\n')
    return 1


class AuthenticationString(str):
    """A key. It is not pickled, but for a process that is started."""

    def __reduce__(self):
        from multiprocessing.forking import Popen
        if not Popen.thread_is_spawning():
            raise TypeError('Pickling an AuthenticationString object is disallowed for security reasons')
        return AuthenticationString, (str(self),)


class _MainProcess(Process):

    def __init__(self):
        self._identity = ()
        self._daemonic = False
        self._name = 'MainProcess'
        self._parent_pid = None
        self._popen = None
        self._counter = itertools.count(1)
        self._children = set()
        self._authkey = AuthenticationString(os.urandom(32))
        self._tempdir = None


_current_process = _MainProcess()
del _MainProcess

_exitcode_to_name = {}
for name, signum in vars(signal).items():
    if name[:3] == 'SIG' and '_' not in name:
        _exitcode_to_name[-signum] = name
