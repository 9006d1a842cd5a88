# SPDX-License-Identifier: MIT
"""Temporary files and folders, with names that nobody else uses: a name is taken only by creating the file with it.

Where: the argument `dir`, else `tempdir` if it is set, else the folders of TMPDIR, TEMP and TMP, /tmp, /var/tmp,
/usr/tmp, the present folder: the first in which a file can be made."""
import errno as _errno
import os as _os
from random import Random as _Random

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp", "mktemp", "TMP_MAX",
           "gettempprefix", "tempdir", "gettempdir"]

try:
    from thread import allocate_lock as _allocate_lock
except ImportError:
    from dummy_thread import allocate_lock as _allocate_lock

_text_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL
for _flag in 'O_NOINHERIT', 'O_NOFOLLOW':
    _text_openflags |= getattr(_os, _flag, 0)
_bin_openflags = _text_openflags | getattr(_os, 'O_BINARY', 0)
del _flag

# How many names are tried.
TMP_MAX = getattr(_os, 'TMP_MAX', 10000)

template = "tmp"
tempdir = None

_once_lock = _allocate_lock()
_stat = getattr(_os, 'lstat', _os.stat)


def _exists(fn):
    try:
        _stat(fn)
    except _os.error:
        return False
    return True


def _set_cloexec(fd):
    # Programs started later shall not inherit the file.
    try:
        import fcntl
        fcntl.fcntl(fd, fcntl.F_SETFD, fcntl.fcntl(fd, fcntl.F_GETFD, 0) | fcntl.FD_CLOEXEC)
    except (ImportError, AttributeError, IOError):
        pass


class _RandomNameSequence:
    """Iterates for ever over random texts. A child made by fork starts a sequence of its own."""

    characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"

    def __init__(self):
        self.mutex = _allocate_lock()
        self.normcase = _os.path.normcase
        self._pid = None

    @property
    def rng(self):
        if self._pid != _os.getpid():
            self._rng = _Random()
            self._pid = _os.getpid()
        return self._rng

    def __iter__(self):
        return self

    def next(self):
        with self.mutex:
            choose = self.rng.choice
            return self.normcase(''.join([choose(self.characters) for _ in range(6)]))


_name_sequence = None


def _get_candidate_names():
    global _name_sequence
    if _name_sequence is None:
        with _once_lock:
            if _name_sequence is None:
                _name_sequence = _RandomNameSequence()
    return _name_sequence


# --- Where

def _candidate_tempdir_list():
    # The folders to try.
    found = [_os.getenv(name) for name in ('TMPDIR', 'TEMP', 'TMP')]
    found = [folder for folder in found if folder] + ['/tmp', '/var/tmp', '/usr/tmp']
    try:
        found.append(_os.getcwd())
    except (AttributeError, _os.error):
        found.append(_os.curdir)
    return found


def _get_default_tempdir():
    # The first folder in which a file can be made, written and removed.
    import io
    names = _RandomNameSequence()
    folders = _candidate_tempdir_list()
    for folder in folders:
        if folder != _os.curdir:
            folder = _os.path.normcase(_os.path.abspath(folder))
        for _ in xrange(100):
            path = _os.path.join(folder, names.next())
            try:
                fd = _os.open(path, _bin_openflags, 0o600)
            except (OSError, IOError) as e:
                if e.args[0] == _errno.EEXIST:
                    continue
                break
            try:
                try:
                    with io.open(fd, 'wb', closefd=False) as stream:
                        stream.write(b'blat')
                finally:
                    try:
                        _os.close(fd)
                    finally:
                        _os.unlink(path)
                return folder
            except (OSError, IOError):
                break
    raise IOError(_errno.ENOENT, "No usable temporary directory found in %s" % folders)


def gettempprefix():
    """The prefix of the names."""
    return template


def gettempdir():
    """The folder for temporary files; it is looked for once."""
    global tempdir
    if tempdir is None:
        with _once_lock:
            if tempdir is None:
                tempdir = _get_default_tempdir()
    return tempdir


# --- Names

def _taken(error, folder):
    # Was the attempt in vain only because of the name? (On some systems a folder of that name is "no permission".)
    return error.errno == _errno.EEXIST or (_os.name == 'nt' and error.errno == _errno.EACCES
                                            and _os.path.isdir(folder) and _os.access(folder, _os.W_OK))


def _mkstemp_inner(dir, pre, suf, flags):
    names = _get_candidate_names()
    for _ in xrange(TMP_MAX):
        path = _os.path.join(dir, pre + names.next() + suf)
        try:
            fd = _os.open(path, flags, 0600)
        except OSError as e:
            if _taken(e, dir):
                continue
            raise
        _set_cloexec(fd)
        return fd, _os.path.abspath(path)
    raise IOError(_errno.EEXIST, "No usable temporary file name found")


def mkstemp(suffix="", prefix=template, dir=None, text=False):
    """Makes a file that only its owner may read and write: (descriptor, path). The caller removes it. `text` counts
    on systems that know text files."""
    return _mkstemp_inner(gettempdir() if dir is None else dir, prefix, suffix,
                          _text_openflags if text else _bin_openflags)


def mkdtemp(suffix="", prefix=template, dir=None):
    """Makes a folder that only its owner may use, and returns its path. The caller removes it."""
    if dir is None:
        dir = gettempdir()
    names = _get_candidate_names()
    for _ in xrange(TMP_MAX):
        path = _os.path.join(dir, prefix + names.next() + suffix)
        try:
            _os.mkdir(path, 0700)
        except OSError as e:
            if _taken(e, dir):
                continue
            raise
        return path
    raise IOError(_errno.EEXIST, "No usable temporary directory name found")


def mktemp(suffix="", prefix=template, dir=None):
    """A path that nobody uses yet. Somebody else may take it first: mkstemp() has not this gap."""
    if dir is None:
        dir = gettempdir()
    names = _get_candidate_names()
    for _ in xrange(TMP_MAX):
        path = _os.path.join(dir, prefix + names.next() + suffix)
        if not _exists(path):
            return path
    raise IOError(_errno.EEXIST, "No usable temporary filename found")


# --- Files

class _TemporaryFileWrapper:
    """A file with a name that is removed when it is closed."""

    # At the very end of the program the module's own names may be gone.
    unlink = _os.unlink

    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.close_called = False
        self.delete = delete

    def __getattr__(self, name):
        value = getattr(self.__dict__['file'], name)
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        swallowed = self.file.__exit__(exc, value, tb)
        self.close()
        return swallowed

    def close(self):
        if self.close_called:
            return
        self.close_called = True
        try:
            self.file.close()
        finally:
            if self.delete:
                self.unlink(self.name)

    def __del__(self):
        self.close()


def NamedTemporaryFile(mode='w+b', bufsize=-1, suffix="", prefix=template, dir=None, delete=True):
    """A file whose path is its attribute `name`; with `delete` it is removed when it is closed."""
    fd, path = _mkstemp_inner(gettempdir() if dir is None else dir, prefix, suffix,
                              _bin_openflags if 'b' in mode else _text_openflags)
    try:
        return _TemporaryFileWrapper(_os.fdopen(fd, mode, bufsize), path, delete)
    except BaseException:
        try:
            _os.unlink(path)
        finally:
            _os.close(fd)
        raise


def TemporaryFile(mode='w+b', bufsize=-1, suffix="", prefix=template, dir=None):
    """A file without a name: it is gone when it is closed."""
    fd, path = _mkstemp_inner(gettempdir() if dir is None else dir, prefix, suffix,
                              _bin_openflags if 'b' in mode else _text_openflags)
    try:
        _os.unlink(path)
        return _os.fdopen(fd, mode, bufsize)
    except:
        _os.close(fd)
        raise


def _of_file(name, result=True):
    """A method that calls the one of the file in use, and gives what that gives if `result`."""
    def call(self, *args):
        given = getattr(self._file, name)(*args)
        if result:
            return given
    call.__name__ = name
    return call


class SpooledTemporaryFile:
    """A file in memory that goes to disk when it grows beyond `max_size` (or when its descriptor is asked for)."""

    _rolled = False

    def __init__(self, max_size=0, mode='w+b', bufsize=-1, suffix="", prefix=template, dir=None):
        try:
            from cStringIO import StringIO
        except ImportError:
            from StringIO import StringIO
        self._file = StringIO()
        self._max_size = max_size
        self._TemporaryFileArgs = mode, bufsize, suffix, prefix, dir

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Goes to disk."""
        if self._rolled:
            return
        memory = self._file
        self._file = TemporaryFile(*self._TemporaryFileArgs)
        del self._TemporaryFileArgs
        self._file.write(memory.getvalue())
        self._file.seek(memory.tell(), 0)
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    __iter__ = _of_file('__iter__')
    isatty = _of_file('isatty')
    read = _of_file('read')
    readline = _of_file('readline')
    readlines = _of_file('readlines')
    tell = _of_file('tell')
    close = _of_file('close', False)
    flush = _of_file('flush', False)
    seek = _of_file('seek', False)

    # This one takes no size.
    def truncate(self):
        self._file.truncate()

    closed = property(lambda self: self._file.closed)
    softspace = property(lambda self: self._file.softspace)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    @property
    def mode(self):
        try:
            return self._file.mode
        except AttributeError:
            return self._TemporaryFileArgs[0]

    @property
    def name(self):
        try:
            return self._file.name
        except AttributeError:
            return None

    def next(self):
        return self._file.next



    def write(self, s):
        result = self._file.write(s)
        self._check(self._file)
        return result

    def writelines(self, iterable):
        result = self._file.writelines(iterable)
        self._check(self._file)
        return result

    def xreadlines(self, *args):
        if hasattr(self._file, 'xreadlines'):
            return self._file.xreadlines(*args)
        return iter(self._file)
