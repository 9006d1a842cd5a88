# SPDX-License-Identifier: MIT
"""Parses messages from files and texts."""
import warnings
from cStringIO import StringIO

from email.feedparser import FeedParser
from email.message import Message

__all__ = ['Parser', 'HeaderParser']


class Parser:
    """Parser(_class=Message): parses whole messages, which become objects of `_class`.

    Faults are no exceptions, but `defects` of the messages."""

    def __init__(self, *args, **kws):
        given = {}
        for name, value in zip(('_class', 'strict'), args):
            if name in kws:
                raise TypeError("Multiple values for keyword arg '%s'" % name)
            given[name] = value
        if len(args) > 2:
            raise TypeError('Too many arguments')
        given.update(kws)
        self._class = given.pop('_class', Message)
        if 'strict' in given:
            warnings.warn("'strict' argument is deprecated (and ignored)", DeprecationWarning, 2)
            del given['strict']
        if given:
            raise TypeError('Unexpected keyword arguments')

    def parse(self, fp, headersonly=False):
        """The message that a file holds. headersonly: all behind the header is its payload."""
        feeder = FeedParser(self._class)
        if headersonly:
            feeder._set_headersonly()
        while True:
            data = fp.read(8192)
            if not data:
                return feeder.close()
            feeder.feed(data)

    def parsestr(self, text, headersonly=False):
        """The message that a text is; headersonly: as for parse()."""
        return self.parse(StringIO(text), headersonly=headersonly)


class HeaderParser(Parser):
    """Parses the header of messages only; all behind it is the payload."""

    def parse(self, fp, headersonly=True):
        return Parser.parse(self, fp, True)

    def parsestr(self, text, headersonly=True):
        return Parser.parsestr(self, text, True)
