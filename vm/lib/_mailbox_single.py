# SPDX-License-Identifier: MIT
"""Mailboxes that are one file: mbox, MMDF, Babyl."""
import email.generator
import email.message
import errno
import os
import time
import StringIO

from _mailbox_files import (ExternalClashError, Mailbox, NoSuchMailboxError, _PartialFile, _create_temporary, _lock_file,
                            _missing, _sync_close, _sync_flush, _text_of, _unlock_file)
from _mailbox_messages import BabylMessage, MMDFMessage, _mboxMMDFMessage, mboxMessage

_CHUNK = 4096


class _singlefileMailbox(Mailbox):
    """A mailbox that is one file. What is added is at the end of it at once, the rest is written by flush()."""

    def __init__(self, path, factory=None, create=True):
        Mailbox.__init__(self, path, factory, create)
        try:
            f = open(self._path, 'rb+')
        except IOError as e:
            if e.errno == errno.ENOENT:
                if not create:
                    raise NoSuchMailboxError(self._path)
                f = open(self._path, 'wb+')
            elif e.errno in (errno.EACCES, errno.EROFS):
                f = open(self._path, 'rb')
            else:
                raise
        self._file = f
        # Where each message begins and ends; None before somebody has looked.
        self._toc = None
        self._next_key = 0
        # Messages were replaced or removed: the file has to be written anew.
        self._pending = False
        # Messages were added: they may not be on the disk yet.
        self._pending_sync = False
        self._locked = False
        # To see that nobody else has written.
        self._file_length = None

    def add(self, message):
        self._lookup()
        key = self._next_key
        self._toc[key] = self._append_message(message)
        self._next_key += 1
        self._pending_sync = True
        return key

    def remove(self, key):
        self._lookup(key)
        del self._toc[key]
        self._pending = True

    def __setitem__(self, key, message):
        self._lookup(key)
        self._toc[key] = self._append_message(message)
        self._pending = True

    def iterkeys(self):
        self._lookup()
        for key in self._toc.keys():
            yield key

    def has_key(self, key):
        self._lookup()
        return key in self._toc

    def __len__(self):
        self._lookup()
        return len(self._toc)

    def lock(self):
        if not self._locked:
            _lock_file(self._file)
            self._locked = True

    def unlock(self):
        if self._locked:
            _unlock_file(self._file)
            self._locked = False

    def flush(self):
        if not self._pending:
            if self._pending_sync:
                _sync_flush(self._file)
                self._pending_sync = False
            return
        assert self._toc is not None
        self._file.seek(0, 2)
        length = self._file.tell()
        if length != self._file_length:
            raise ExternalClashError('Size of mailbox file changed (expected %i, found %i)' %
                                     (self._file_length, length))
        new = _create_temporary(self._path)
        try:
            toc = self._copy_to(new)
            self._file_length = new.tell()
        except:
            new.close()
            os.remove(new.name)
            raise
        _sync_close(new)
        # Closed first: a lock would end with the closing of another file of the same name.
        self._file.close()
        os.chmod(new.name, os.stat(self._path).st_mode)
        os.rename(new.name, self._path)
        self._file = open(self._path, 'rb+')
        self._toc = toc
        self._pending = self._pending_sync = False
        if self._locked:
            _lock_file(self._file, dotlock=False)

    def _copy_to(self, new):
        """Writes the messages that are left to a file; gives where they begin and end."""
        toc = {}
        self._pre_mailbox_hook(new)
        for key in sorted(self._toc):
            start, stop = self._toc[key]
            self._file.seek(start)
            self._pre_message_hook(new)
            place = new.tell()
            while start < stop:
                data = self._file.read(min(_CHUNK, stop - start))
                if not data:
                    break
                new.write(data)
                start += len(data)
            toc[key] = place, new.tell()
            self._post_message_hook(new)
        return toc

    def _pre_mailbox_hook(self, f):
        """Writes what comes before all messages."""

    def _pre_message_hook(self, f):
        """Writes what comes before a message."""

    def _post_message_hook(self, f):
        """Writes what comes after a message."""

    def close(self):
        try:
            self.flush()
        finally:
            try:
                if self._locked:
                    self.unlock()
            finally:
                self._file.close()

    def _lookup(self, key=None):
        """Where a message begins and ends."""
        if self._toc is None:
            self._generate_toc()
        if key is None:
            return None
        try:
            return self._toc[key]
        except KeyError:
            raise _missing(key)

    def _found(self, starts, stops):
        """Notes where messages begin and end; the file has been read to its end."""
        self._toc = dict(enumerate(zip(starts, stops)))
        self._next_key = len(self._toc)
        self._file.seek(0, 2)
        self._file_length = self._file.tell()

    def _lines(self):
        """The lines of the file with where they begin; the last is empty."""
        self._file.seek(0)
        while True:
            place = self._file.tell()
            line = self._file.readline()
            yield place, line
            if not line:
                return

    def _append_message(self, message):
        """Writes a message at the end; gives where it begins and ends. What fails leaves the file as it was."""
        self._file.seek(0, 2)
        before = self._file.tell()
        if len(self._toc) == 0 and not self._pending:
            self._pre_mailbox_hook(self._file)
        try:
            self._pre_message_hook(self._file)
            place = self._install_message(message)
            self._post_message_hook(self._file)
        except BaseException:
            self._file.truncate(before)
            raise
        self._file.flush()
        self._file_length = self._file.tell()
        return place


class _mboxMMDF(_singlefileMailbox):
    """An mbox or MMDF mailbox: messages begin with a line "From "."""

    _mangle_from_ = True

    def _parts(self, key):
        """The line "From " and the text of a message, as in the file."""
        start, stop = self._lookup(key)
        self._file.seek(start)
        from_line = self._file.readline()
        return from_line, self._file.read(stop - self._file.tell())

    def get_message(self, key):
        from_line, text = self._parts(key)
        message = self._message_factory(text.replace(os.linesep, '\n'))
        message.set_from(from_line.replace(os.linesep, '')[5:])
        return message

    def get_string(self, key, from_=False):
        """A message as text, with its line "From " where `from_` is true."""
        from_line, text = self._parts(key)
        return (from_line + text if from_ else text).replace(os.linesep, '\n')

    def get_file(self, key, from_=False):
        """A message as a file to read, with its line "From " where `from_` is true."""
        start, stop = self._lookup(key)
        self._file.seek(start)
        if not from_:
            self._file.readline()
        return _PartialFile(self._file, self._file.tell(), stop)

    def _install_message(self, message):
        from_line = None
        if isinstance(message, str) and message.startswith('From '):
            from_line, _, message = message.partition('\n')
        elif isinstance(message, _mboxMMDFMessage):
            from_line = 'From ' + message.get_from()
        elif isinstance(message, email.message.Message):
            from_line = message.get_unixfrom()
        if from_line is None:
            from_line = 'From MAILER-DAEMON %s' % time.asctime(time.gmtime())
        start = self._file.tell()
        self._file.write(from_line + os.linesep)
        self._dump_message(message, self._file, self._mangle_from_)
        return start, self._file.tell()


class mbox(_mboxMMDF):
    """An mbox: messages begin with a line "From " and end with an empty line."""

    _append_newline = True

    def __init__(self, path, factory=None, create=True):
        self._message_factory = mboxMessage
        _mboxMMDF.__init__(self, path, factory, create)

    def _post_message_hook(self, f):
        f.write(os.linesep)

    def _generate_toc(self):
        starts, stops = [], []
        after_empty = False
        for place, line in self._lines():
            if line and not line.startswith('From '):
                after_empty = line == os.linesep
                continue
            # An empty line before it is not the message's.
            if line and not starts:
                pass
            else:
                stops.append(place - len(os.linesep) if after_empty else place)
            if line:
                starts.append(place)
            after_empty = False
        self._found(starts, stops)


_FOUR = '\001\001\001\001'


class MMDF(_mboxMMDF):
    """An MMDF mailbox: messages stand between lines of four Ctrl-A."""

    def __init__(self, path, factory=None, create=True):
        self._message_factory = MMDFMessage
        _mboxMMDF.__init__(self, path, factory, create)

    def _pre_message_hook(self, f):
        f.write(_FOUR + os.linesep)

    def _post_message_hook(self, f):
        f.write(os.linesep + _FOUR + os.linesep)

    def _generate_toc(self):
        starts, stops = [], []
        for place, line in self._lines():
            inside = len(starts) > len(stops)
            if inside and (not line or line == _FOUR + os.linesep):
                stops.append(place - len(os.linesep) if line else place)
            elif not inside and line.startswith(_FOUR + os.linesep):
                starts.append(place + len(line))
        self._found(starts, stops)


class Babyl(_singlefileMailbox):
    """A Babyl mailbox, as of Rmail: each message has labels, and headers that are shown beside all it has."""

    _special_labels = frozenset(('unseen', 'deleted', 'filed', 'answered', 'forwarded', 'edited', 'resent'))

    def __init__(self, path, factory=None, create=True):
        _singlefileMailbox.__init__(self, path, factory, create)
        self._labels = {}

    def add(self, message):
        key = _singlefileMailbox.add(self, message)
        self._note_labels(key, message)
        return key

    def remove(self, key):
        _singlefileMailbox.remove(self, key)
        self._labels.pop(key, None)

    def __setitem__(self, key, message):
        _singlefileMailbox.__setitem__(self, key, message)
        self._note_labels(key, message)

    def _note_labels(self, key, message):
        if isinstance(message, BabylMessage):
            self._labels[key] = message.get_labels()

    def _headers(self, end):
        """The headers from here to a line."""
        lines = []
        for line in iter(self._file.readline, ''):
            if line == end + os.linesep:
                break
            lines.append(line.replace(os.linesep, '\n'))
        return ''.join(lines)

    def _parts(self, key):
        """All headers, those that are shown, and the body."""
        start, stop = self._lookup(key)
        self._file.seek(start)
        # The line of labels.
        self._file.readline()
        headers = self._headers('*** EOOH ***')
        shown = self._headers('')
        body = self._file.read(stop - self._file.tell()).replace(os.linesep, '\n')
        return headers, shown, body

    def get_message(self, key):
        headers, shown, body = self._parts(key)
        message = BabylMessage(headers + body)
        message.set_visible(shown)
        if key in self._labels:
            message.set_labels(self._labels[key])
        return message

    def get_string(self, key):
        headers, shown, body = self._parts(key)
        return headers + body

    def get_file(self, key):
        return StringIO.StringIO(self.get_string(key).replace('\n', os.linesep))

    def get_labels(self):
        """The labels of the messages, but for those that Babyl itself gives."""
        self._lookup()
        labels = set()
        for of_message in self._labels.values():
            labels.update(of_message)
        return list(labels - self._special_labels)

    def _generate_toc(self):
        starts, stops, labels = [], [], []
        new = False
        begin = None
        for place, line in self._lines():
            if begin is not None:
                # CPYTHON: does not count the line of labels.
                place, begin = begin, None
            if new:
                labels.append([label.strip() for label in line[1:].split(',') if label.strip()])
                new = False
                if line:
                    begin = place
                    continue
            if line == '\037\014' + os.linesep:
                if len(stops) < len(starts):
                    stops.append(place - len(os.linesep))
                starts.append(place + len(line))
                new = True
            elif line in ('\037', '\037' + os.linesep) or not line:
                if len(stops) < len(starts):
                    stops.append(place - len(os.linesep))
        self._labels = dict(enumerate(labels))
        self._found(starts, stops)

    def _pre_mailbox_hook(self, f):
        lines = ['BABYL OPTIONS:', 'Version: 5', 'Labels:' + ','.join(self.get_labels()), '\037']
        f.write(os.linesep.join(lines))

    def _pre_message_hook(self, f):
        f.write('\014' + os.linesep)

    def _post_message_hook(self, f):
        f.write(os.linesep + '\037')

    def _label_line(self, message):
        labels = message.get_labels() if isinstance(message, BabylMessage) else []
        own = [', ' + label for label in labels if label in self._special_labels]
        others = [' ' + label + ',' for label in labels if label not in self._special_labels]
        return '1%s,,%s' % (''.join(own), ''.join(others))

    def _install_message(self, message):
        start = self._file.tell()
        headers, shown, body = _babyl_parts(message)
        text = '\n'.join([self._label_line(message), headers + '*** EOOH ***', shown + body])
        self._file.write(text.replace('\n', os.linesep))
        return start, self._file.tell()


def _split(text):
    """Headers with the empty line behind them, and the body."""
    if text.startswith('\n'):
        return '\n', text[1:]
    headers, empty, body = text.partition('\n\n')
    return (headers + empty, body) if empty else (text, '')


def _babyl_parts(message):
    """All headers of a message, those that are shown, and the body."""
    if isinstance(message, email.message.Message):
        headers, body = _split(_text_of(message, False))
        shown = _split(_text_of(message.get_visible(), False))[0] if isinstance(message, BabylMessage) else headers
        return headers, shown, body
    if isinstance(message, str):
        headers, empty, body = message.partition('\n\n')
        return (headers + empty,) * 2 + (body,) if empty else ('', '\n', message)
    if hasattr(message, 'readline'):
        headers, body = _split(message.read())
        return headers, headers, body
    raise TypeError('Invalid message type: %s' % type(message))
