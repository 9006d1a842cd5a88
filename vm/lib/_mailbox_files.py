# SPDX-License-Identifier: MIT
"""What all mailboxes have in common: files of which a part is a message, locks, errors, the class Mailbox."""
import email.generator
import email.message
import errno
import fcntl
import os
import socket
import time
import StringIO


class Error(Exception):
    """What goes wrong with mailboxes."""


class NoSuchMailboxError(Error):
    """There is no such mailbox, and it shall not be made."""


class NotEmptyError(Error):
    """What shall be removed has messages in it."""


class ExternalClashError(Error):
    """Another process is in the way."""


class FormatError(Error):
    """A file is not as it must be."""


class _ProxyFile:
    """A file to read, with a position of its own."""

    def __init__(self, f, pos=None):
        self._file = f
        self._pos = f.tell() if pos is None else pos

    def _read(self, size, read_method):
        self._file.seek(self._pos)
        data = read_method(-1 if size is None else size)
        self._pos = self._file.tell()
        return data

    def read(self, size=None):
        """At most `size` bytes; all by default."""
        return self._read(size, self._file.read)

    def readline(self, size=None):
        """A line, or at most `size` bytes of it."""
        return self._read(size, self._file.readline)

    def readlines(self, sizehint=None):
        """Lines, about `sizehint` bytes of them."""
        lines = []
        for line in self:
            lines.append(line)
            if sizehint is not None:
                sizehint -= len(line)
                if sizehint <= 0:
                    break
        return lines

    def __iter__(self):
        return iter(self.readline, '')

    def tell(self):
        """The position."""
        return self._pos

    def seek(self, offset, whence=0):
        """Sets the position."""
        if whence == 1:
            self._file.seek(self._pos)
        self._file.seek(offset, whence)
        self._pos = self._file.tell()

    def close(self):
        """Closes the file."""
        if hasattr(self, '_file'):
            if hasattr(self._file, 'close'):
                self._file.close()
            del self._file


class _PartialFile(_ProxyFile):
    """The part of a file between two places."""

    def __init__(self, f, start=None, stop=None):
        _ProxyFile.__init__(self, f, start)
        self._start = start
        self._stop = stop

    def tell(self):
        """The position in the part."""
        return _ProxyFile.tell(self) - self._start

    def seek(self, offset, whence=0):
        """Sets the position in the part."""
        if whence == 0:
            self._pos = self._start
            whence = 1
        elif whence == 2:
            self._pos = self._stop
            whence = 1
        _ProxyFile.seek(self, offset, whence)

    def _read(self, size, read_method):
        left = self._stop - self._pos
        if left <= 0:
            return ''
        if size is None or size < 0 or size > left:
            size = left
        return _ProxyFile._read(self, size, read_method)

    def close(self):
        """Lets go of the file, which stays open."""
        if hasattr(self, '_file'):
            del self._file


# ---- files that others may use, too -------------------------------------------------------------------------------

def _create_carefully(path):
    """Makes a file that must not be there yet, and opens it to read and write."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    return open(path, 'rb+')


def _create_temporary(path):
    """Makes a file beside `path` with a name that nobody else uses."""
    return _create_carefully('%s.%s.%s.%s' % (path, int(time.time()), socket.gethostname(), os.getpid()))


def _sync_flush(f):
    """Has what was written be on the disk."""
    f.flush()
    os.fsync(f.fileno())


def _sync_close(f):
    """Closes a file; what was written is on the disk."""
    _sync_flush(f)
    f.close()


def _lock_record(f):
    try:
        fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except IOError as e:
        if e.errno in (errno.EAGAIN, errno.EACCES, errno.EROFS):
            raise ExternalClashError('lockf: lock unavailable: %s' % f.name)
        raise


def _lock_name(f):
    """Makes a file "NAME.lock". False: the folder is no place to write to, where no lock is needed."""
    try:
        own = _create_temporary(f.name + '.lock')
        own.close()
    except (IOError, OSError) as e:
        if e.errno in (errno.EACCES, errno.EROFS):
            return False
        raise
    try:
        # A link is made or not; nobody comes between.
        os.link(own.name, f.name + '.lock')
    except OSError as e:
        if e.errno == errno.EEXIST:
            raise ExternalClashError('dot lock unavailable: %s' % f.name)
        raise
    finally:
        os.unlink(own.name)
    return True


def _lock_file(f, dotlock=True):
    """Locks a file for this process, by lockf and by a file beside it. ExternalClashError if somebody else has."""
    _lock_record(f)
    try:
        if dotlock:
            _lock_name(f)
    except:
        fcntl.lockf(f, fcntl.LOCK_UN)
        raise


def _unlock_file(f):
    """Ends a lock."""
    fcntl.lockf(f, fcntl.LOCK_UN)
    if os.path.exists(f.name + '.lock'):
        os.remove(f.name + '.lock')


# ---- mailboxes ----------------------------------------------------------------------------------------------------

def _missing(key):
    return KeyError('No message with key: %s' % key)


class Mailbox:
    """Messages by keys. What is added may be a message, a text, or a file."""

    # Whether a message must end with a newline.
    _append_newline = False

    def __init__(self, path, factory=None, create=True):
        self._path = os.path.abspath(os.path.expanduser(path))
        self._factory = factory

    def _todo(self, *args):
        raise NotImplementedError('Method must be implemented by subclass')

    def add(self, message):
        """Adds a message; gives its key."""
        self._todo()

    def remove(self, key):
        """Removes a message. KeyError if there is none."""
        self._todo()

    def __delitem__(self, key):
        self.remove(key)

    def discard(self, key):
        """Removes a message if there is one."""
        try:
            self.remove(key)
        except KeyError:
            pass

    def __setitem__(self, key, message):
        """Replaces a message. KeyError if there is none."""
        self._todo()

    def get(self, key, default=None):
        """A message, or `default`."""
        try:
            return self[key]
        except KeyError:
            return default

    def __getitem__(self, key):
        """A message. KeyError if there is none."""
        if not self._factory:
            return self.get_message(key)
        return self._factory(self.get_file(key))

    def get_message(self, key):
        """A message of the class that the format has. KeyError if there is none."""
        self._todo()

    def get_string(self, key):
        """A message as text. KeyError if there is none."""
        self._todo()

    def get_file(self, key):
        """A message as a file to read. KeyError if there is none."""
        self._todo()

    def iterkeys(self):
        """All keys, one by one."""
        self._todo()

    def keys(self):
        """All keys."""
        return list(self.iterkeys())

    def itervalues(self):
        """All messages, one by one; those that vanish meanwhile are left out."""
        for key, message in self.iteritems():
            yield message

    def __iter__(self):
        return self.itervalues()

    def values(self):
        """All messages."""
        return list(self.itervalues())

    def iteritems(self):
        """Pairs of key and message, one by one."""
        for key in self.iterkeys():
            try:
                message = self[key]
            except KeyError:
                continue
            yield key, message

    def items(self):
        """All pairs of key and message."""
        return list(self.iteritems())

    def has_key(self, key):
        """Whether there is a message with this key."""
        self._todo()

    def __contains__(self, key):
        return self.has_key(key)

    def __len__(self):
        """The number of messages."""
        self._todo()

    def clear(self):
        """Removes all messages."""
        for key in self.iterkeys():
            self.discard(key)

    def pop(self, key, default=None):
        """Removes a message and gives it, or `default` if there is none."""
        try:
            message = self[key]
        except KeyError:
            return default
        self.discard(key)
        return message

    def popitem(self):
        """Removes some message and gives (key, message). KeyError if there is none."""
        for key in self.iterkeys():
            return key, self.pop(key)
        raise KeyError('No messages in mailbox')

    def update(self, arg=None):
        """Replaces messages: a mailbox, a mapping, or pairs. KeyError at the end if some of the keys are unknown."""
        if hasattr(arg, 'iteritems'):
            pairs = arg.iteritems()
        elif hasattr(arg, 'items'):
            pairs = arg.items()
        else:
            pairs = arg
        unknown = False
        for key, message in pairs:
            try:
                self[key] = message
            except KeyError:
                unknown = True
        if unknown:
            raise KeyError('No message with key(s)')

    def flush(self):
        """Writes what has changed."""
        self._todo()

    def lock(self):
        """Locks it for this process. ExternalClashError if somebody else has."""
        self._todo()

    def unlock(self):
        """Ends a lock."""
        self._todo()

    def close(self):
        """Writes what has changed and closes it."""
        self._todo()

    def _dump_message(self, message, target, mangle_from_=False):
        """Writes a message to a file."""
        last = None
        for last in _pieces(message, mangle_from_):
            target.write(last)
        if self._append_newline and last is not None and not last.endswith(os.linesep):
            target.write(os.linesep)


def _text_of(message, mangle_from_):
    """A message of email's as text."""
    buffer = StringIO.StringIO()
    email.generator.Generator(buffer, mangle_from_, 0).flatten(message)
    return buffer.getvalue()


def _pieces(message, mangle_from_):
    """The text of a message piece by piece, with the ends of lines that files have."""
    if isinstance(message, email.message.Message):
        yield _text_of(message, mangle_from_).replace('\n', os.linesep)
    elif isinstance(message, str):
        if mangle_from_:
            message = message.replace('\nFrom ', '\n>From ')
        yield message.replace('\n', os.linesep)
    elif hasattr(message, 'read'):
        for line in iter(message.readline, ''):
            if line.endswith('\r\n'):
                line = line[:-2] + '\n'
            elif line.endswith('\r'):
                line = line[:-1] + '\n'
            if mangle_from_ and line.startswith('From '):
                line = '>' + line
            yield line.replace('\n', os.linesep)
    else:
        raise TypeError('Invalid message type: %s' % type(message))
