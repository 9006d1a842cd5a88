# SPDX-License-Identifier: MIT
"""Mailboxes that are folders with a file for each message: Maildir, MH."""
import errno
import os
import socket
import time
import rfc822

from _mailbox_files import (ExternalClashError, FormatError, Mailbox, NoSuchMailboxError, NotEmptyError, _ProxyFile,
                            _create_carefully, _lock_file, _missing, _sync_close, _unlock_file)
from _mailbox_messages import MaildirMessage, MHMessage


class Maildir(Mailbox):
    """A Maildir: a file for each message, in the folders "new" and "cur"; what is written begins in "tmp"."""

    colon = ':'
    # Of messages that this process has delivered.
    _count = 1

    def __init__(self, dirname, factory=rfc822.Message, create=True):
        Mailbox.__init__(self, dirname, factory, create)
        self._paths = dict((name, os.path.join(self._path, name)) for name in ('tmp', 'new', 'cur'))
        if not os.path.exists(self._path):
            if not create:
                raise NoSuchMailboxError(self._path)
            for path in [self._path] + self._paths.values():
                os.mkdir(path, 0o700)
        # Names of files by keys, as they were at _last_read.
        self._toc = {}
        self._toc_mtimes = {'cur': 0, 'new': 0}
        self._last_read = 0
        # Clocks of file servers are not ours.
        self._skewfactor = 0.1

    def add(self, message):
        tmp = self._create_tmp()
        try:
            self._dump_message(message, tmp)
        except BaseException:
            tmp.close()
            os.remove(tmp.name)
            raise
        _sync_close(tmp)
        subdir, suffix = 'new', ''
        if isinstance(message, MaildirMessage):
            subdir = message.get_subdir()
            if message.get_info():
                suffix = self.colon + message.get_info()
            _set_date(tmp.name, message)
        key = os.path.basename(tmp.name).split(self.colon)[0]
        path = os.path.join(self._path, subdir, key + suffix)
        try:
            os.link(tmp.name, path)
        except OSError as e:
            if e.errno == errno.EEXIST:
                raise ExternalClashError('Name clash with existing message: %s' % path)
            raise
        finally:
            os.remove(tmp.name)
        return key

    def remove(self, key):
        os.remove(os.path.join(self._path, self._lookup(key)))

    def discard(self, key):
        try:
            self.remove(key)
        except KeyError:
            pass
        except OSError as e:
            if e.errno != errno.ENOENT:
                raise

    def __setitem__(self, key, message):
        old = self._lookup(key)
        new = self._lookup(self.add(message))
        subdir, name = os.path.split(new if isinstance(message, MaildirMessage) else old)
        suffix = self.colon + name.split(self.colon)[-1] if self.colon in name else ''
        self.discard(key)
        path = os.path.join(self._path, new)
        if isinstance(message, MaildirMessage):
            _set_date(path, message)
        os.rename(path, os.path.join(self._path, subdir, key + suffix))

    def get_message(self, key):
        subpath = self._lookup(key)
        path = os.path.join(self._path, subpath)
        with open(path, 'r') as f:
            message = self._factory(f) if self._factory else MaildirMessage(f)
        subdir, name = os.path.split(subpath)
        message.set_subdir(subdir)
        if self.colon in name:
            message.set_info(name.split(self.colon)[-1])
        message.set_date(os.path.getmtime(path))
        return message

    def get_string(self, key):
        with open(os.path.join(self._path, self._lookup(key)), 'r') as f:
            return f.read()

    def get_file(self, key):
        return _ProxyFile(open(os.path.join(self._path, self._lookup(key)), 'rb'))

    def iterkeys(self):
        self._refresh()
        for key in self._toc:
            try:
                self._lookup(key)
            except KeyError:
                continue
            yield key

    def has_key(self, key):
        self._refresh()
        return key in self._toc

    def __len__(self):
        self._refresh()
        return len(self._toc)

    def flush(self):
        """Does nothing: all is written at once."""

    def lock(self):
        """Does nothing: a Maildir needs no lock."""

    def unlock(self):
        """Does nothing: a Maildir needs no lock."""

    def close(self):
        """Does nothing: there is nothing to close."""

    def list_folders(self):
        """The names of its folders."""
        return [name[1:] for name in os.listdir(self._path)
                if len(name) > 1 and name[0] == '.' and os.path.isdir(os.path.join(self._path, name))]

    def get_folder(self, folder):
        """A folder as a mailbox. NoSuchMailboxError if there is none."""
        return Maildir(os.path.join(self._path, '.' + folder), factory=self._factory, create=False)

    def add_folder(self, folder):
        """Makes a folder; gives its mailbox."""
        path = os.path.join(self._path, '.' + folder)
        made = Maildir(path, factory=self._factory)
        mark = os.path.join(path, 'maildirfolder')
        if not os.path.exists(mark):
            os.close(os.open(mark, os.O_CREAT | os.O_WRONLY, 0o666))
        return made

    def remove_folder(self, folder):
        """Removes a folder. NotEmptyError if there are messages or folders in it."""
        path = os.path.join(self._path, '.' + folder)
        for name in os.listdir(os.path.join(path, 'new')) + os.listdir(os.path.join(path, 'cur')):
            if not name.startswith('.'):
                raise NotEmptyError('Folder contains message(s): %s' % folder)
        for name in os.listdir(path):
            if name not in ('new', 'cur', 'tmp') and os.path.isdir(os.path.join(path, name)):
                raise NotEmptyError("Folder contains subdirectory '%s': %s" % (folder, name))
        for root, folders, files in os.walk(path, topdown=False):
            for name in files:
                os.remove(os.path.join(root, name))
            for name in folders:
                os.rmdir(os.path.join(root, name))
        os.rmdir(path)

    def clean(self):
        """Removes what others have left in "tmp" for 36 hours."""
        now = time.time()
        for name in os.listdir(os.path.join(self._path, 'tmp')):
            path = os.path.join(self._path, 'tmp', name)
            if now - os.path.getatime(path) > 36 * 3600:
                os.remove(path)

    def _create_tmp(self):
        """Makes a file in "tmp" with a name that no other message has, and opens it."""
        now = time.time()
        host = socket.gethostname().replace('/', r'\057').replace(':', r'\072')
        name = '%s.M%sP%sQ%s.%s' % (int(now), int(now % 1 * 1e6), os.getpid(), Maildir._count, host)
        path = os.path.join(self._path, 'tmp', name)
        try:
            os.stat(path)
        except OSError as e:
            if e.errno != errno.ENOENT:
                raise
            Maildir._count += 1
            try:
                return _create_carefully(path)
            except OSError as e:
                if e.errno != errno.EEXIST:
                    raise
        raise ExternalClashError('Name clash prevented file creation: %s' % path)

    def _refresh(self):
        """Looks which messages there are, unless nothing can have changed."""
        # Times of folders tell seconds only: what changes within the second after a look shows at none.
        if time.time() - self._last_read > 2 + self._skewfactor:
            changed = False
            for subdir in self._toc_mtimes:
                mtime = os.path.getmtime(self._paths[subdir])
                if mtime > self._toc_mtimes[subdir]:
                    changed = True
                self._toc_mtimes[subdir] = mtime
            if not changed:
                return
        self._toc = {}
        for subdir in self._toc_mtimes:
            path = self._paths[subdir]
            for name in os.listdir(path):
                if not os.path.isdir(os.path.join(path, name)):
                    self._toc[name.split(self.colon)[0]] = os.path.join(subdir, name)
        self._last_read = time.time()

    def _lookup(self, key):
        """The path of a message in the mailbox."""
        if key in self._toc and os.path.exists(os.path.join(self._path, self._toc[key])):
            return self._toc[key]
        self._refresh()
        try:
            return self._toc[key]
        except KeyError:
            raise _missing(key)

    def next(self):
        """The next message, each once; None after the last."""
        if not hasattr(self, '_onetime_keys'):
            self._onetime_keys = self.iterkeys()
        for key in self._onetime_keys:
            try:
                return self[key]
            except KeyError:
                continue
        return None


def _set_date(path, message):
    os.utime(path, (os.path.getatime(path), message.get_date()))


class MH(Mailbox):
    """An MH mailbox: files with numbers for names; sequences of messages have names."""

    def __init__(self, path, factory=None, create=True):
        Mailbox.__init__(self, path, factory, create)
        if not os.path.exists(self._path):
            if not create:
                raise NoSuchMailboxError(self._path)
            os.mkdir(self._path, 0o700)
            os.close(os.open(self._sequence_path(), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        self._locked = False

    def _sequence_path(self):
        return os.path.join(self._path, '.mh_sequences')

    def _file_of(self, key):
        return os.path.join(self._path, str(key))

    def _open(self, key, mode):
        try:
            return open(self._file_of(key), mode)
        except IOError as e:
            if e.errno == errno.ENOENT:
                raise _missing(key)
            raise

    def _write(self, f, key, message):
        """Writes a message to its file, which is closed."""
        try:
            if self._locked:
                _lock_file(f)
            try:
                self._dump_message(message, f)
                if isinstance(message, MHMessage):
                    self._dump_sequences(message, key)
            finally:
                if self._locked:
                    _unlock_file(f)
        finally:
            _sync_close(f)

    def add(self, message):
        key = max(self.keys() or [0]) + 1
        path = self._file_of(key)
        try:
            self._write(_create_carefully(path), key, message)
        except BaseException:
            os.remove(path)
            raise
        return key

    def remove(self, key):
        self._open(key, 'rb+').close()
        os.remove(self._file_of(key))

    def __setitem__(self, key, message):
        f = self._open(key, 'rb+')
        f.truncate()
        self._write(f, key, message)

    def _read(self, key, mode, read):
        """What `read` makes of a message's file."""
        with self._open(key, mode + '+' if self._locked else mode) as f:
            if self._locked:
                _lock_file(f)
            try:
                return read(f)
            finally:
                if self._locked:
                    _unlock_file(f)

    def get_message(self, key):
        message = self._read(key, 'r', MHMessage)
        for name, keys in self.get_sequences().iteritems():
            if key in keys:
                message.add_sequence(name)
        return message

    def get_string(self, key):
        return self._read(key, 'r', lambda f: f.read())

    def get_file(self, key):
        return _ProxyFile(self._open(key, 'rb'))

    def iterkeys(self):
        return iter(sorted(int(name) for name in os.listdir(self._path) if name.isdigit()))

    def has_key(self, key):
        return os.path.exists(self._file_of(key))

    def __len__(self):
        return len(list(self.iterkeys()))

    def lock(self):
        if not self._locked:
            self._file = open(self._sequence_path(), 'rb+')
            _lock_file(self._file)
            self._locked = True

    def unlock(self):
        if self._locked:
            _unlock_file(self._file)
            _sync_close(self._file)
            del self._file
            self._locked = False

    def flush(self):
        """Does nothing: all is written at once."""

    def close(self):
        if self._locked:
            self.unlock()

    def list_folders(self):
        """The names of its folders."""
        return [name for name in os.listdir(self._path) if os.path.isdir(os.path.join(self._path, name))]

    def get_folder(self, folder):
        """A folder as a mailbox. NoSuchMailboxError if there is none."""
        return MH(os.path.join(self._path, folder), factory=self._factory, create=False)

    def add_folder(self, folder):
        """Makes a folder; gives its mailbox."""
        return MH(os.path.join(self._path, folder), factory=self._factory)

    def remove_folder(self, folder):
        """Removes a folder. NotEmptyError if something is in it."""
        path = os.path.join(self._path, folder)
        names = os.listdir(path)
        if names not in ([], ['.mh_sequences']):
            raise NotEmptyError('Folder not empty: %s' % self._path)
        for name in names:
            os.remove(os.path.join(path, name))
        os.rmdir(path)

    def get_sequences(self):
        """The keys of each sequence that has some, by names. FormatError if the file of sequences is wrong."""
        found = {}
        there = set(self.keys())
        with open(self._sequence_path(), 'r') as f:
            for line in f:
                try:
                    name, text = line.split(':')
                    keys = set()
                    for item in text.split():
                        first, last = (item, item) if item.isdigit() else item.split('-')
                        keys.update(range(int(first), int(last) + 1))
                except ValueError:
                    raise FormatError('Invalid sequence specification: %s' % line.rstrip())
                if keys & there:
                    found[name] = sorted(keys & there)
        return found

    def set_sequences(self, sequences):
        """Sets the keys of all sequences, by names."""
        with open(self._sequence_path(), 'r+') as f:
            f.truncate()
            for name, keys in sequences.iteritems():
                if keys:
                    f.write('%s: %s\n' % (name, ' '.join(_ranges(keys))))

    def pack(self):
        """Has the messages be numbered without gaps. Keys that somebody has are others' then."""
        sequences = self.get_sequences()
        new_keys = {}
        for number, key in enumerate(self.keys(), 1):
            if key != number:
                new_keys[key] = number
                os.link(self._file_of(key), self._file_of(number))
                os.unlink(self._file_of(key))
        self._next_key = len(self) + 1
        if not new_keys:
            return
        self.set_sequences(dict((name, [new_keys.get(key, key) for key in keys]) for name, keys in sequences.items()))

    def _dump_sequences(self, message, key):
        """Has a message be in the sequences that it says, and no others."""
        wanted = message.get_sequences()
        sequences = self.get_sequences()
        for name, keys in sequences.items():
            if key in keys and name not in wanted:
                keys.remove(key)
        for name in wanted:
            sequences.setdefault(name, []).append(key)
        self.set_sequences(sequences)


def _ranges(keys):
    """Numbers as text: 1-3 5."""
    runs = []
    for key in sorted(set(keys)):
        if runs and runs[-1][1] == key - 1:
            runs[-1][1] = key
        else:
            runs.append([key, key])
    return [str(first) if first == last else '%d-%d' % (first, last) for first, last in runs]
