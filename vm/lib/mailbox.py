# SPDX-License-Identifier: MIT
"""Mailboxes of all formats: Maildir, mbox, MH, Babyl, MMDF."""
import os
import re
import rfc822
import sys

import _mailbox_files
import _mailbox_folders
import _mailbox_messages
import _mailbox_single
from _mailbox_files import *
from _mailbox_files import (_PartialFile, _ProxyFile, _create_carefully, _create_temporary, _lock_file, _sync_close,
                            _sync_flush, _unlock_file)
from _mailbox_folders import MH, Maildir
from _mailbox_messages import BabylMessage, MHMessage, MMDFMessage, MaildirMessage, Message, _mboxMMDFMessage, mboxMessage
from _mailbox_single import Babyl, MMDF, _mboxMMDF, _singlefileMailbox, mbox

__all__ = ['Mailbox', 'Maildir', 'mbox', 'MH', 'Babyl', 'MMDF', 'Message', 'MaildirMessage', 'mboxMessage', 'MHMessage',
           'BabylMessage', 'MMDFMessage', 'UnixMailbox', 'PortableUnixMailbox', 'MmdfMailbox', 'MHMailbox', 'BabylMailbox']


# ---- mailboxes to read, as of old ---------------------------------------------------------------------------------

class _Mailbox:
    """The messages of a file one after the other: what `factory` makes of the part that each is."""

    def __init__(self, fp, factory=rfc822.Message):
        self.fp = fp
        self.seekp = 0
        self.factory = factory

    def __iter__(self):
        return iter(self.next, None)

    def next(self):
        """The next message, or None."""
        while True:
            self.fp.seek(self.seekp)
            try:
                self._search_start()
            except EOFError:
                self.seekp = self.fp.tell()
                return None
            start = self.fp.tell()
            self._search_end()
            self.seekp = stop = self.fp.tell()
            if start != stop:
                return self.factory(_PartialFile(self.fp, start, stop))

    def _go_to(self, found, before):
        """Reads to a line that `found` says is the one, or to its beginning. False: there is none."""
        while True:
            place = self.fp.tell()
            line = self.fp.readline()
            if not line:
                return False
            if found(line):
                if before:
                    self.fp.seek(place)
                return True

    def _begin(self, found):
        if not self._go_to(found, False):
            raise EOFError


class UnixMailbox(_Mailbox):
    """An mbox whose messages begin with a line "From " that has an address and a date."""

    _fromlinepattern = (r'From \s*[^\s]+\s+\w\w\w\s+\w\w\w\s+\d?\d\s+'
                        r'\d?\d:\d\d(:\d\d)?(\s+[^\s]+)?\s+\d\d\d\d\s*[^\s]*\s*$')
    _regexp = None

    def _is_from(self, line):
        return line.startswith('From ') and self._isrealfromline(line)

    def _search_start(self):
        # The line is the message's.
        if not self._go_to(self._is_from, True):
            raise EOFError

    def _search_end(self):
        self.fp.readline()
        self._go_to(self._is_from, True)

    def _strict_isrealfromline(self, line):
        if not self._regexp:
            self._regexp = re.compile(self._fromlinepattern)
        return self._regexp.match(line)

    def _portable_isrealfromline(self, line):
        return True

    _isrealfromline = _strict_isrealfromline


class PortableUnixMailbox(UnixMailbox):
    """An mbox whose messages begin with any line "From "."""

    _isrealfromline = UnixMailbox._portable_isrealfromline


class MmdfMailbox(_Mailbox):
    """An MMDF mailbox."""

    def _search_start(self):
        self._begin(lambda line: line[:5] == '\001\001\001\001\n')

    def _search_end(self):
        self._go_to(lambda line: line == '\001\001\001\001\n', True)


class BabylMailbox(_Mailbox):
    """A Babyl mailbox."""

    def _search_start(self):
        self._begin(lambda line: line == '*** EOOH ***\n')

    def _search_end(self):
        self._go_to(lambda line: line in ('\037\014\n', '\037'), True)


class MHMailbox:
    """The messages of an MH mailbox one after the other."""

    def __init__(self, dirname, factory=rfc822.Message):
        self.dirname = dirname
        self.boxes = map(str, sorted(int(name) for name in os.listdir(dirname) if re.match('[1-9][0-9]*$', name)))
        self.factory = factory

    def __iter__(self):
        return iter(self.next, None)

    def next(self):
        """The next message, or None."""
        if not self.boxes:
            return None
        name = self.boxes.pop(0)
        return self.factory(open(os.path.join(self.dirname, name)))


for _part in _mailbox_files, _mailbox_folders, _mailbox_messages, _mailbox_single:
    for _value in vars(_part).values():
        if getattr(_value, '__module__', None) == _part.__name__:
            _value.__module__ = __name__
del _part, _value
