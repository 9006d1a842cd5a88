# SPDX-License-Identifier: MIT
"""Child processes with pipes to their standard streams: the interface of Python 2.7's module of this name.

Built on subprocess, because processes are spawned here and never forked. The descriptors of the pipes are given to nobody
else, and only the calling thread waits for a child.
"""
import os
import subprocess
import warnings

warnings.warn("The popen2 module is deprecated.  Use the subprocess module.", DeprecationWarning, stacklevel=2)

__all__ = ["popen2", "popen3", "popen4"]

try:
    MAXFD = os.sysconf("SC_OPEN_MAX")
except (AttributeError, ValueError):
    MAXFD = 256

# Children whose objects were dropped before they ended.
_active = []


def _cleanup():
    for inst in _active[:]:
        if inst.poll(_deadstate=-1) >= 0:
            try:
                _active.remove(inst)
            except ValueError:
                pass  # another thread did it


class Popen3:
    """A child process; cmd is a command of the shell, or the list of a program and its arguments.

    tochild is a file open for writing to its standard input, fromchild one for reading its standard output, childerr one for
    its standard error where capturestderr, else None."""

    sts = -1  # the status that os.wait() gave

    def __init__(self, cmd, capturestderr=False, bufsize=-1):
        self._start(cmd, bufsize, subprocess.PIPE if capturestderr else None)
        self.childerr = self._process.stderr

    def _start(self, cmd, bufsize, stderr):
        _cleanup()
        self.cmd = cmd
        args = ["/bin/sh", "-c", cmd] if isinstance(cmd, basestring) else list(cmd)
        self._process = subprocess.Popen(args, bufsize=bufsize, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=stderr, close_fds=True)
        self.pid = self._process.pid
        self.tochild = self._process.stdin
        self.fromchild = self._process.stdout

    def __del__(self):
        self.poll(_deadstate=True)
        if self.sts < 0 and _active is not None:
            _active.append(self)

    def poll(self, _deadstate=None):
        """The status of the child as os.wait() gives it; -1 while it runs."""
        if self.sts >= 0:
            return self.sts
        try:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            ended = pid == self.pid
        except os.error:
            ended, status = _deadstate is not None, _deadstate
        if ended:
            self.sts = status
        return self.sts

    def wait(self):
        """Waits for the child to end, and gives its status."""
        if self.sts < 0:
            pid, sts = os.waitpid(self.pid, 0)
            self.sts = sts
        return self.sts


class Popen4(Popen3):
    """A child process whose standard error goes where its standard output goes."""

    childerr = None

    def __init__(self, cmd, bufsize=-1):
        self._start(cmd, bufsize, subprocess.STDOUT)


def popen2(cmd, bufsize=-1, mode="t"):
    """Starts cmd: the files (its standard output, its standard input)."""
    inst = Popen3(cmd, False, bufsize)
    return inst.fromchild, inst.tochild


def popen3(cmd, bufsize=-1, mode="t"):
    """Starts cmd: the files (its standard output, its standard input, its standard error)."""
    inst = Popen3(cmd, True, bufsize)
    return inst.fromchild, inst.tochild, inst.childerr


def popen4(cmd, bufsize=-1, mode="t"):
    """Starts cmd: the files (its standard output and error together, its standard input)."""
    inst = Popen4(cmd, bufsize)
    return inst.fromchild, inst.tochild


__all__.extend(["Popen3", "Popen4"])
