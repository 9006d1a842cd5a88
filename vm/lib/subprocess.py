# SPDX-License-Identifier: MIT
"""Child processes, their input, output and exit codes: the interface of Python 2.7's module of this name.

Children are started by the native posix._spawn; there is no fork, so a preexec_fn cannot run in the child. The two that
nearly everybody means, os.setsid and os.setpgrp, are understood.
"""
import sys
mswindows = False

import os
import errno
import gc
import select
import signal
import traceback
import types
import fcntl
import posix

__all__ = ["Popen", "PIPE", "STDOUT", "call", "check_call", "check_output", "CalledProcessError"]

_has_poll = True
_PIPE_BUF = getattr(select, 'PIPE_BUF', 512)

try:
    MAXFD = os.sysconf("SC_OPEN_MAX")
except (OSError, ValueError):
    MAXFD = 256

PIPE = -1
STDOUT = -2

# Children whose Popen object went away before they ended; collected when the next one starts.
_active = []


class CalledProcessError(Exception):
    """A process gave a non-zero exit status to check_call() or check_output().

    The status is in returncode, the command in cmd, and for check_output() what was printed in output."""

    def __init__(self, returncode, cmd, output=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output

    def __str__(self):
        return "Command '%s' returned non-zero exit status %d" % (self.cmd, self.returncode)


def _cleanup():
    for inst in _active[:]:
        if inst._internal_poll(_deadstate=sys.maxint) is not None:
            try:
                _active.remove(inst)
            except ValueError:
                pass


def _eintr_retry_call(func, *args):
    while True:
        try:
            return func(*args)
        except (OSError, IOError) as e:
            if e.errno != errno.EINTR:
                raise


def _args_from_interpreter_flags():
    """Command-line options that give a child the settings of sys.flags and sys.warnoptions."""
    letters = [('debug', 'd'), ('dont_write_bytecode', 'B'), ('no_user_site', 's'), ('no_site', 'S'),
               ('ignore_environment', 'E'), ('verbose', 'v'), ('bytes_warning', 'b'), ('py3k_warning', '3')]
    args = []
    for flag, letter in letters:
        count = getattr(sys.flags, flag)
        if count > 0:
            args.append('-' + letter * count)
    if sys.flags.hash_randomization > 0:
        args.append('-R')
    args.extend('-W' + option for option in sys.warnoptions)
    return args


def call(*popenargs, **kwargs):
    """Runs a command, waits for it and gives its exit code. The arguments are those of Popen."""
    return Popen(*popenargs, **kwargs).wait()


def check_call(*popenargs, **kwargs):
    """Like call(), but an exit code other than 0 raises CalledProcessError."""
    returncode = call(*popenargs, **kwargs)
    if returncode:
        cmd = kwargs.get("args")
        if cmd is None:
            cmd = popenargs[0]
        raise CalledProcessError(returncode, cmd)
    return 0


def check_output(*popenargs, **kwargs):
    r"""Runs a command and gives what it printed; an exit code other than 0 raises CalledProcessError.

    >>> check_output(["echo", "hello"])
    'hello\n'
    """
    if 'stdout' in kwargs:
        raise ValueError('stdout argument not allowed, it will be overridden.')
    process = Popen(stdout=PIPE, *popenargs, **kwargs)
    output, _ = process.communicate()
    returncode = process.poll()
    if returncode:
        cmd = kwargs.get("args")
        if cmd is None:
            cmd = popenargs[0]
        raise CalledProcessError(returncode, cmd, output=output)
    return output


def list2cmdline(seq):
    """Joins arguments into one command line by the rules of the Microsoft C runtime."""
    result = []
    for arg in seq:
        quote = not arg or " " in arg or "\t" in arg
        out = []
        slashes = 0
        for c in arg:
            if c == '\\':
                slashes += 1
                continue
            if c == '"':
                # Backslashes before a quote count double, and the quote itself is escaped.
                out.append('\\' * (2 * slashes) + '\\"')
            else:
                out.append('\\' * slashes + c)
            slashes = 0
        out.append('\\' * (2 * slashes if quote else slashes))
        text = ''.join(out)
        result.append('"%s"' % text if quote else text)
    return ' '.join(result)


class Popen(object):
    """A child process.

    args: a sequence of program and arguments, or (with shell=True) a command line
    stdin, stdout, stderr: PIPE, a descriptor, a file object or None (the same as ours); stderr may be STDOUT
    Attributes: stdin, stdout, stderr (file objects for PIPE), pid, returncode (None while it runs, negative after a
    signal)."""

    _child_created = False

    def __init__(self, args, bufsize=0, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=False, shell=False, cwd=None, env=None, universal_newlines=False, startupinfo=None,
                 creationflags=0):
        _cleanup()
        if not isinstance(bufsize, (int, long)):
            raise TypeError("bufsize must be an integer")
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        self.stdin = None
        self.stdout = None
        self.stderr = None
        self.pid = None
        self.returncode = None
        self.universal_newlines = universal_newlines

        (p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite), to_close = self._get_handles(stdin, stdout, stderr)
        try:
            self._execute_child(args, executable, preexec_fn, close_fds, cwd, env, universal_newlines, startupinfo,
                                creationflags, shell, to_close, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite)
        except Exception:
            exc_type, exc_value, exc_trace = sys.exc_info()
            for fd in to_close:
                try:
                    os.close(fd)
                except EnvironmentError:
                    pass
            raise exc_type, exc_value, exc_trace
        if p2cwrite is not None:
            self.stdin = os.fdopen(p2cwrite, 'wb', bufsize)
        mode = 'rU' if universal_newlines else 'rb'
        if c2pread is not None:
            self.stdout = os.fdopen(c2pread, mode, bufsize)
        if errread is not None:
            self.stderr = os.fdopen(errread, mode, bufsize)

    def _translate_newlines(self, data):
        return data.replace("\r\n", "\n").replace("\r", "\n")

    def __del__(self, _maxint=sys.maxint):
        if self._child_created and self._internal_poll(_deadstate=_maxint) is None and _active is not None:
            _active.append(self)

    def communicate(self, input=None):
        """Sends input, reads all output, waits for the end: (stdout data, stderr data), None for what is no pipe."""
        pipes = [name for name in ('stdin', 'stdout', 'stderr') if getattr(self, name) is not None]
        if len(pipes) > 1:
            return self._communicate(input)
        # One pipe alone cannot block another.
        output = {}
        for name in pipes:
            pipe = getattr(self, name)
            if name != 'stdin':
                output[name] = _eintr_retry_call(pipe.read)
            elif input:
                try:
                    pipe.write(input)
                except IOError as e:
                    # The child may have ended, or want no input.
                    if e.errno not in (errno.EPIPE, errno.EINVAL):
                        raise
            pipe.close()
        self.wait()
        return output.get('stdout'), output.get('stderr')

    def poll(self):
        """The exit code, or None while the child runs."""
        return self._internal_poll()

    def _get_handles(self, stdin, stdout, stderr):
        to_close = set()

        def ours_and_theirs(value, child_reads):
            "Our end (or None) and the child's descriptor (or None: inherited)."
            if value is None:
                return None, None
            if value == PIPE:
                r, w = self.pipe_cloexec()
                to_close.update((r, w))
                return (w, r) if child_reads else (r, w)
            if isinstance(value, (int, long)):
                return None, value
            return None, value.fileno()

        p2cwrite, p2cread = ours_and_theirs(stdin, True)
        c2pread, c2pwrite = ours_and_theirs(stdout, False)
        if isinstance(stderr, (int, long)) and stderr == STDOUT:
            errread = None
            errwrite = c2pwrite if c2pwrite is not None else sys.__stdout__.fileno()
        else:
            errread, errwrite = ours_and_theirs(stderr, False)
        return (p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite), to_close

    def _set_cloexec_flag(self, fd, cloexec=True):
        old = fcntl.fcntl(fd, fcntl.F_GETFD)
        flag = getattr(fcntl, 'FD_CLOEXEC', 1)
        fcntl.fcntl(fd, fcntl.F_SETFD, old | flag if cloexec else old & ~flag)

    def pipe_cloexec(self):
        """A pipe whose ends no child inherits."""
        ends = os.pipe()
        for fd in ends:
            self._set_cloexec_flag(fd)
        return ends

    def _close_fds(self, but):
        if hasattr(os, 'closerange'):
            for first, end in ((3, but), (but + 1, MAXFD)):
                os.closerange(first, end)

    def _execute_child(self, args, executable, preexec_fn, close_fds, cwd, env, universal_newlines, startupinfo,
                       creationflags, shell, to_close, p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite):
        args = [args] if isinstance(args, types.StringTypes) else list(args)
        if shell:
            args[:0] = [executable or "/bin/sh", "-c"]
        if executable is None:
            executable = args[0]
        session, group = False, None
        if preexec_fn is not None:
            if preexec_fn is os.setsid:
                session = True
            elif preexec_fn is os.setpgrp:
                group = 0
            else:
                raise RuntimeError("preexec_fn cannot run here: children are spawned, not forked "
                                   "(os.setsid and os.setpgrp are understood)")
        fds = []
        for target, fd in ((0, p2cread), (1, c2pwrite), (2, errwrite)):
            if fd is not None:
                fds.append((target, fd))
        try:
            self.pid = self._spawn(executable, args, env, cwd, fds, bool(close_fds), session, group)
        except EnvironmentError as e:
            # What the child would have been doing, in the words of its traceback.
            step = "os.chdir(cwd)" if cwd is not None and not os.path.isdir(cwd) else "os.execvp(executable, args)"
            e.child_traceback = "Traceback (most recent call last):\n    %s\n%s" % (
                step, ''.join(traceback.format_exception_only(type(e), e)))
            raise
        self._child_created = True
        for fd in set((p2cread, c2pwrite, errwrite)) & to_close:
            to_close.discard(fd)
            os.close(fd)

    def _spawn(self, executable, args, env, cwd, fds, close_fds, session, group):
        "Starts the program; a name without slash is looked for along PATH, as os.execvpe does."
        if '/' in executable:
            candidates = [executable]
        else:
            path = (os.environ if env is None else env).get('PATH', os.defpath)
            candidates = [folder.rstrip('/') + '/' + executable if folder else './' + executable
                          for folder in path.split(os.pathsep)]
        environment = dict(os.environ) if env is None else env
        failure = None
        for candidate in candidates:
            try:
                return posix._spawn(candidate, args, environment, cwd, fds, close_fds, session, group)
            except OSError as e:
                if e.filename is not None:
                    # The folder, not the program.
                    raise
                if failure is None or e.errno not in (errno.ENOENT, errno.ENOTDIR):
                    failure = e
        raise failure

    def _handle_exitstatus(self, sts, _WIFSIGNALED=os.WIFSIGNALED, _WTERMSIG=os.WTERMSIG, _WIFEXITED=os.WIFEXITED,
                           _WEXITSTATUS=os.WEXITSTATUS):
        if _WIFSIGNALED(sts):
            self.returncode = -_WTERMSIG(sts)
        elif _WIFEXITED(sts):
            self.returncode = _WEXITSTATUS(sts)
        else:
            raise RuntimeError("Unknown child exit status!")

    def _internal_poll(self, _deadstate=None, _waitpid=os.waitpid, _WNOHANG=os.WNOHANG, _os_error=os.error,
                       _ECHILD=errno.ECHILD):
        if self.returncode is not None:
            return self.returncode
        try:
            collected, status = _waitpid(self.pid, _WNOHANG)
        except _os_error as e:
            if e.errno == _ECHILD or _deadstate is not None:
                # Somebody else collected it: its status is lost.
                self.returncode = _deadstate or 0
        else:
            if collected == self.pid:
                self._handle_exitstatus(status)
        return self.returncode

    def wait(self):
        """Waits for the end of the child and gives its exit code."""
        while self.returncode is None:
            try:
                collected, status = _eintr_retry_call(os.waitpid, self.pid, 0)
            except OSError as e:
                if e.errno != errno.ECHILD:
                    raise
                # Children are ignored, or somebody else collected it.
                collected, status = self.pid, 0
            if collected == self.pid:
                self._handle_exitstatus(status)
        return self.returncode

    def _communicate(self, input):
        if self.stdin:
            self.stdin.flush()
            if not input:
                self.stdin.close()
        output = []
        for chunks in self._communicate_with_poll(input):
            text = None if chunks is None else ''.join(chunks)
            if text and self.universal_newlines:
                text = self._translate_newlines(text)
            output.append(text)
        self.wait()
        return tuple(output)

    def _communicate_with_poll(self, input):
        files = {}
        chunks = {}
        poller = select.poll()

        def watch(f, events):
            poller.register(f.fileno(), events)
            files[f.fileno()] = f

        def done(fd):
            poller.unregister(fd)
            files[fd].close()
            del files[fd]

        if self.stdin and input:
            watch(self.stdin, select.POLLOUT)
        for f in (self.stdout, self.stderr):
            if f:
                watch(f, select.POLLIN | select.POLLPRI)
                chunks[f.fileno()] = []
        stdout = chunks.get(self.stdout.fileno()) if self.stdout else None
        stderr = chunks.get(self.stderr.fileno()) if self.stderr else None
        sent = 0
        while files:
            try:
                ready = poller.poll()
            except select.error as e:
                if e.args[0] == errno.EINTR:
                    continue
                raise
            for fd, mode in ready:
                if mode & select.POLLOUT:
                    try:
                        sent += os.write(fd, buffer(input, sent, _PIPE_BUF))
                    except OSError as e:
                        if e.errno != errno.EPIPE:
                            raise
                        done(fd)
                    else:
                        if sent >= len(input):
                            done(fd)
                elif mode & (select.POLLIN | select.POLLPRI):
                    data = os.read(fd, 4096)
                    if not data:
                        done(fd)
                    chunks[fd].append(data)
                else:
                    done(fd)
        return stdout, stderr

    def send_signal(self, sig):
        """Sends a signal to the child."""
        os.kill(self.pid, sig)

    def terminate(self):
        """Ends the child with SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """Ends the child with SIGKILL."""
        self.send_signal(signal.SIGKILL)
