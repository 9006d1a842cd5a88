# SPDX-License-Identifier: MIT
"""The operating system: everything of the native module `posix`, and what can be built on it."""
import sys
import errno
import UserDict
import copy_reg
import posix
from posix import *
from posix import _exit
import posixpath as path

sys.modules['os.path'] = path
from os.path import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull

name = 'posix'
linesep = '\n'

SEEK_SET, SEEK_CUR, SEEK_END = range(3)
P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1



def _get_exports_list(module):
    # What `from module import *` would bring. (`socket` and others ask for it here.)
    names = getattr(module, '__all__', None)
    return list(names) if names is not None else [key for key in dir(module) if not key.startswith('_')]


__all__ = ['altsep', 'curdir', 'pardir', 'sep', 'extsep', 'pathsep', 'linesep', 'defpath', 'name', 'path', 'devnull',
           'SEEK_SET', 'SEEK_CUR', 'SEEK_END']
__all__ += _get_exports_list(posix)
__all__ += ['forkpty', 'makedirs', 'removedirs', 'renames', 'walk', 'execl', 'execle', 'execlp', 'execlpe', 'execvp', 'execvpe',
            'getenv']


# --- Folders

def _above(name):
    # The folder above and the last component; a slash at the end does not count.
    head, tail = path.split(name)
    return (head, tail) if tail else path.split(head)


def makedirs(name, mode=0777):
    """Makes the folder and those above it that are missing. OSError if it exists."""
    head, tail = _above(name)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, mode)
        except OSError as e:
            # Somebody else may have made it in the meantime.
            if e.errno != errno.EEXIST:
                raise
        if tail == curdir:
            return
    mkdir(name, mode)


def _prune(folder):
    # Removes the folder and those above it, up to the first that is not empty.
    head, tail = _above(folder)
    try:
        while head and tail:
            rmdir(head)
            head, tail = path.split(head)
    except error:
        pass


def removedirs(name):
    """Removes the empty folder `name`, then those above it as long as they are empty."""
    rmdir(name)
    _prune(name)


def renames(old, new):
    """Renames, making the folders that the new name needs and removing those that the old one leaves empty."""
    needed, last = path.split(new)
    if last and needed and not path.exists(needed):
        makedirs(needed)
    rename(old, new)
    left, last = path.split(old)
    try:
        if last and left:
            removedirs(left)
    except error:
        pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Generates (folder, names of folders in it, names of the rest) for `top` and all folders below it.

    Top down, the caller may change the list of folders in place to choose where to go. Errors of os.listdir() are
    handed to `onerror`, or else ignored. Links to folders are listed but entered only with `followlinks`."""
    try:
        names = listdir(top)
    except error as e:
        if onerror is not None:
            onerror(e)
        return
    folders, others = [], []
    for entry in names:
        (folders if path.isdir(path.join(top, entry)) else others).append(entry)
    if topdown:
        yield top, folders, others
    for entry in folders:
        below = path.join(top, entry)
        if followlinks or not path.islink(below):
            for found in walk(below, topdown, onerror, followlinks):
                yield found
    if not topdown:
        yield top, folders, others


# --- The environment

class _Environ(UserDict.IterableUserDict):
    # The variables of the process. Setting and deleting also reaches the children started later.

    def __init__(self, environ):
        UserDict.UserDict.__init__(self)
        self.data = environ

    def __setitem__(self, key, item):
        putenv(key, item)
        self.data[key] = item

    def __delitem__(self, key):
        unsetenv(key)
        del self.data[key]

    def clear(self):
        for key in self.data.keys():
            del self[key]

    def pop(self, key, *args):
        unsetenv(key)
        return self.data.pop(key, *args)

    def update(self, dict=None, **kwargs):
        for source in dict, kwargs:
            if not source:
                continue
            if hasattr(source, 'keys'):
                for key in source.keys():
                    self[key] = source[key]
            else:
                for key, value in source:
                    self[key] = value

    def copy(self):
        return dict(self.data)


environ = _Environ(posix.environ)


def getenv(key, default=None):
    """The variable `key` of the environment, or `default`."""
    return environ.get(key, default)


# --- Other programs

def execl(file, *args):
    """Becomes the program `file`, with the arguments args (the first is its name)."""
    execv(file, args)


def execle(file, *args):
    """As execl(); the last argument is the environment."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """As execl(), and looks for the program along PATH."""
    execvp(file, args)


def execlpe(file, *args):
    """As execlp(); the last argument is the environment."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """Becomes the program `file`, looked for along PATH, with the arguments `args`."""
    _search(execv, file, (args,), environ)


def execvpe(file, args, env):
    """As execvp(), with the environment `env`, whose PATH is used."""
    if env is None:
        execvp(file, args)
    else:
        _search(execve, file, (args, env), env)


def _search(run, file, rest, env):
    # Tries the folders of PATH. The error that tells most is raised: any other before "no such file".
    if path.split(file)[0]:
        run(file, *rest)
        return
    found = None
    for folder in env.get('PATH', defpath).split(pathsep):
        try:
            run(path.join(folder, file), *rest)
            return
        except error:
            last = sys.exc_info()
            if last[1].errno not in (errno.ENOENT, errno.ENOTDIR) and found is None:
                found = last
    kind, value, trace = found or last
    raise kind, value, trace


if hasattr(posix, '_spawn'):
    def spawnv(mode, file, args):
        """Starts the program `file` as a child. With P_WAIT returns its exit status (negative: the signal that ended
        it), with P_NOWAIT its process id. Only the calling thread waits."""
        return spawnve(mode, file, args, environ)

    def spawnve(mode, file, args, env):
        """As spawnv(), with the environment `env`."""
        if not isinstance(args, (list, tuple)):
            raise TypeError('argv must be a tuple or a list')
        if not args:
            raise ValueError('spawnv() arg 2 cannot be empty')
        return _spawned(mode, lambda: _spawn(file, args, env))

    def spawnvp(mode, file, args):
        """As spawnv(), and looks for the program along PATH."""
        return spawnvpe(mode, file, args, environ)

    def spawnvpe(mode, file, args, env):
        """As spawnvp(), with the environment `env`, whose PATH is used."""
        children = []
        return _spawned(mode, lambda: _search(lambda *rest: children.append(_spawn(*rest)), file, (args, env), env)
                        or children[0])

    def _spawn(file, args, env):
        return posix._spawn(file, args, env, None, [(0, 0), (1, 1), (2, 2)], False, False, None)

    def _spawned(mode, start):
        if mode != P_WAIT:
            return start()
        try:
            child = start()
        except error:
            # As from a shell: the exit status of a program that could not be started.
            return 127
        while True:
            _, status = waitpid(child, 0)
            if WIFSTOPPED(status):
                continue
            return -WTERMSIG(status) if WIFSIGNALED(status) else WEXITSTATUS(status)

    __all__ += ['spawnv', 'spawnve']

if 'spawnvp' in globals():
    def spawnl(mode, file, *args):
        """As spawnv(), with the arguments one by one."""
        return spawnv(mode, file, args)

    def spawnle(mode, file, *args):
        """As spawnl(); the last argument is the environment."""
        return spawnve(mode, file, args[:-1], args[-1])

    def spawnlp(mode, file, *args):
        """As spawnl(), and looks for the program along PATH."""
        return spawnvp(mode, file, args)

    def spawnlpe(mode, file, *args):
        """As spawnlp(); the last argument is the environment."""
        return spawnvpe(mode, file, args[:-1], args[-1])

    __all__ += ['spawnl', 'spawnle', 'spawnvp', 'spawnvpe', 'spawnlp', 'spawnlpe']


def _pipes(function, cmd, bufsize, **streams):
    import warnings
    warnings.warn("os.%s is deprecated.  Use the subprocess module." % function, DeprecationWarning, stacklevel=3)
    import subprocess
    return subprocess.Popen(cmd, shell=isinstance(cmd, basestring), bufsize=bufsize, stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, close_fds=True, **streams)


def forkpty():
    """Makes a copy of this process in a session of its own, whose terminal and standard streams are a new slave: (process
    id, descriptor of the master), in the copy (0, -1). Raises OSError as fork() does."""
    import fcntl
    import termios
    master, slave = openpty()
    try:
        pid = fork()
    except:
        close(master)
        close(slave)
        raise
    if pid:
        close(slave)
        return pid, master
    close(master)
    setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for fd in range(3):
        dup2(slave, fd)
    if slave > 2:
        close(slave)
    return 0, -1


def popen2(cmd, mode="t", bufsize=-1):
    """Starts `cmd` (text for the shell, or a list); returns files for its (standard input, output)."""
    child = _pipes('popen2', cmd, bufsize)
    return child.stdin, child.stdout


def popen3(cmd, mode="t", bufsize=-1):
    """As popen2(); returns files for its (standard input, output, error)."""
    child = _pipes('popen3', cmd, bufsize, stderr=-1)
    return child.stdin, child.stdout, child.stderr


def popen4(cmd, mode="t", bufsize=-1):
    """As popen2(), standard output and error in one file."""
    child = _pipes('popen4', cmd, bufsize, stderr=-2)
    return child.stdin, child.stdout


__all__ += ['popen2', 'popen3', 'popen4']


# --- Pickling the results of stat() and statvfs(), by names that every system understands

def _make_stat_result(tup, dict):
    return stat_result(tup, dict)


def _pickle_stat_result(sr):
    return _make_stat_result, sr.__reduce__()[1]


def _make_statvfs_result(tup, dict):
    return statvfs_result(tup, dict)


def _pickle_statvfs_result(sr):
    return _make_statvfs_result, sr.__reduce__()[1]


if hasattr(posix, 'stat_result'):
    copy_reg.pickle(stat_result, _pickle_stat_result, _make_stat_result)
if hasattr(posix, 'statvfs_result'):
    copy_reg.pickle(statvfs_result, _pickle_statvfs_result, _make_statvfs_result)
