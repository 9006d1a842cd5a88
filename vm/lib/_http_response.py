# SPDX-License-Identifier: MIT
"""Responses of HTTP, for httplib: status line, header and body, and all its exceptions."""
from sys import py3kwarning
import warnings
with warnings.catch_warnings():
    if py3kwarning:
        warnings.filterwarnings("ignore", ".*mimetools has been removed", DeprecationWarning)
    import mimetools

try:
    from cStringIO import StringIO
except ImportError:
    from StringIO import StringIO

from _http_names import CONTINUE, NO_CONTENT, NOT_MODIFIED

_UNKNOWN = 'UNKNOWN'


def _limits():
    # Programs raise them in httplib, which imports this module.
    import httplib
    return httplib


class HTTPException(Exception):
    """What can go wrong with HTTP itself; trouble with the connection is a socket.error."""

    __module__ = 'httplib'


class NotConnected(HTTPException):
    __module__ = 'httplib'


class InvalidURL(HTTPException):
    __module__ = 'httplib'


class UnknownProtocol(HTTPException):
    __module__ = 'httplib'

    def __init__(self, version):
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    __module__ = 'httplib'


class UnimplementedFileMode(HTTPException):
    __module__ = 'httplib'


class IncompleteRead(HTTPException):
    """A body ended early. partial: what came of it; expected: how many bytes did not, if that can be told."""

    __module__ = 'httplib'

    def __init__(self, partial, expected=None):
        self.args = partial,
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        missing = '' if self.expected is None else ', %i more expected' % self.expected
        return 'IncompleteRead(%i bytes read%s)' % (len(self.partial), missing)

    def __str__(self):
        return repr(self)


class ImproperConnectionState(HTTPException):
    __module__ = 'httplib'


class CannotSendRequest(ImproperConnectionState):
    __module__ = 'httplib'


class CannotSendHeader(ImproperConnectionState):
    __module__ = 'httplib'


class ResponseNotReady(ImproperConnectionState):
    __module__ = 'httplib'


class BadStatusLine(HTTPException):
    """A first line of a response that is none, or none at all."""

    __module__ = 'httplib'

    def __init__(self, line):
        line = line or repr(line)
        self.args = line,
        self.line = line


class LineTooLong(HTTPException):
    __module__ = 'httplib'

    def __init__(self, line_type):
        HTTPException.__init__(self, 'got more than %d bytes when reading %s' % (_limits()._MAXLINE, line_type))


def _read_line(fp, kind):
    limit = _limits()._MAXLINE
    line = fp.readline(limit + 1)
    if len(line) > limit:
        raise LineTooLong(kind)
    return line


class HTTPMessage(mimetools.Message):
    """The header of a response. Fields of the same name are one, with commas between the values."""

    __module__ = 'httplib'

    def addheader(self, key, value):
        """Adds a value to field `key`."""
        known = self.dict.get(key)
        self.dict[key] = value if known is None else known + ', ' + value

    def addcontinue(self, key, more):
        """Adds the next line of field `key`."""
        self.dict[key] = self.dict[key] + '\n ' + more

    def readheaders(self):
        """Reads the header lines; see rfc822.Message. Raises HTTPException for too many, LineTooLong for a long one."""
        mimetools.Message.readheaders(self)

    _skips = True

    def _line(self):
        limit = _limits()._MAXHEADERS
        if len(self.headers) > limit:
            raise HTTPException('got more than %d headers' % limit)
        return _read_line(self.fp, 'header line')

    def _begun(self, name, value):
        self.addheader(name, value)

    def _continued(self, name, more):
        self.addcontinue(name, more)


class HTTPResponse:
    """What a server answers: attributes status, reason, version (10 or 11) and msg, an HTTPMessage; read() gives the body.

    sock: where it comes from. debuglevel: above 0 prints lines of the header. strict: whether an answer without status
    line is an error, not one of HTTP/0.9. method: of the request; HEAD has no body. buffering: whether to read ahead,
    which nobody else may want to read then.

    begin() reads the header. Then length is what is left to read (None: not known), chunked whether the body comes in
    chunks, will_close whether the server ends the connection after it."""

    __module__ = 'httplib'

    def __init__(self, sock, debuglevel=0, strict=0, method=None, buffering=False):
        # Without buffering nothing is taken from the socket but this response.
        self.fp = sock.makefile('rb') if buffering else sock.makefile('rb', 0)
        self.debuglevel = debuglevel
        self.strict = strict
        self._method = method
        self.msg = None
        self.version = self.status = self.reason = _UNKNOWN
        self.chunked = self.chunk_left = self.length = self.will_close = _UNKNOWN

    def _read_status(self):
        """The status line: (version, status, reason). Raises BadStatusLine."""
        line = _read_line(self.fp, 'header line')
        if self.debuglevel > 0:
            print 'reply:', repr(line)
        if not line:
            raise BadStatusLine('No status line received - the server has closed the connection')
        words = line.split(None, 2)
        if len(words) < 2 or not words[0].startswith('HTTP/'):
            if self.strict:
                self.close()
                raise BadStatusLine(line)
            # All of it is the body.
            self.fp = LineAndFileWrapper(line, self.fp)
            return 'HTTP/0.9', 200, ''
        try:
            status = int(words[1])
        except ValueError:
            raise BadStatusLine(line)
        if not 100 <= status <= 999:
            raise BadStatusLine(line)
        return words[0], status, ''.join(words[2:])

    def __skip_header(self):
        for line in iter(lambda: _read_line(self.fp, 'header line').strip(), ''):
            if self.debuglevel > 0:
                print 'header:', line

    def begin(self):
        """Reads status line and header; nothing if that was done."""
        if self.msg is not None:
            return
        version, status, reason = self._read_status()
        while status == CONTINUE:
            self.__skip_header()
            version, status, reason = self._read_status()
        self.status = status
        self.reason = reason.strip()
        if version == 'HTTP/1.0':
            self.version = 10
        elif version.startswith('HTTP/1.'):
            self.version = 11
        elif version == 'HTTP/0.9':
            self.version = 9
            self.length = None
            self.chunked = 0
            self.will_close = 1
            self.msg = HTTPMessage(StringIO())
            return
        else:
            raise UnknownProtocol(version)

        self.msg = HTTPMessage(self.fp, 0)
        if self.debuglevel > 0:
            for line in self.msg.headers:
                print 'header:', line,
        # It has what it needs of it.
        self.msg.fp = None

        encoding = self.msg.getheader('transfer-encoding')
        self.chunked = int(bool(encoding) and encoding.lower() == 'chunked')
        if self.chunked:
            self.chunk_left = None
        self.will_close = self._check_close()
        self.length = None if self.chunked else self._content_length()
        if status == NO_CONTENT or status == NOT_MODIFIED or 100 <= status < 200 or self._method == 'HEAD':
            self.length = 0
        if not self.will_close and not self.chunked and self.length is None:
            # Only the end of the connection can tell the end of the body.
            self.will_close = 1

    def _content_length(self):
        text = self.msg.getheader('content-length')
        try:
            length = int(text) if text else -1
        except ValueError:
            length = -1
        return length if length >= 0 else None

    def _check_close(self):
        # Whether the server will close the connection.
        def says(name, word):
            value = self.msg.getheader(name)
            return bool(value) and word in value.lower()

        if self.version == 11:
            return says('connection', 'close')
        return not (self.msg.getheader('keep-alive') or says('connection', 'keep-alive')
                    or says('proxy-connection', 'keep-alive'))

    def close(self):
        """Lets go of the connection."""
        fp = self.fp
        if fp:
            self.fp = None
            fp.close()

    def isclosed(self):
        """Whether the body was read whole, or close() called: the connection is free for the next request."""
        return self.fp is None

    def read(self, amt=None):
        """The body, or the next `amt` bytes of it; '' at its end. Raises IncompleteRead where it ends too early."""
        if self.fp is None or self._method == 'HEAD':
            if self.fp is not None:
                self.close()
            return ''
        if self.chunked:
            return self._read_chunked(amt)
        if amt is None:
            return self.__read_rest()
        if self.length is not None:
            amt = min(amt, self.length)
        data = self.fp.read(amt)
        if self.length is not None:
            self.length -= len(data)
        if self.length == 0 or amt and not data:
            self.close()
        return data

    def __read_rest(self):
        try:
            data = self.fp.read() if self.length is None else self._safe_read(self.length)
        except IncompleteRead:
            self.close()
            raise
        if self.length is not None:
            self.length = 0
        self.close()
        return data

    def _read_chunked(self, amt):
        left = self.chunk_left
        parts = []
        while True:
            if left is None:
                line = _read_line(self.fp, 'chunk size')
                try:
                    left = int(line.partition(';')[0], 16)
                except ValueError:
                    # Nobody knows where the next one begins.
                    self.close()
                    raise IncompleteRead(''.join(parts))
                if left == 0:
                    break
            if amt is not None and amt < left:
                parts.append(self._safe_read(amt))
                self.chunk_left = left - amt
                return ''.join(parts)
            parts.append(self._safe_read(left))
            self._safe_read(2)
            if amt is not None:
                amt -= left
                if amt == 0:
                    self.chunk_left = None
                    return ''.join(parts)
            left = None
        # What follows the last chunk: fields, up to an empty line; some servers send not even that.
        while _read_line(self.fp, 'trailer line') not in ('', '\r\n'):
            pass
        self.close()
        return ''.join(parts)

    def _safe_read(self, amt):
        # Exactly so many bytes, or IncompleteRead.
        parts = []
        while amt > 0:
            data = self.fp.read(min(amt, _limits().MAXAMOUNT))
            if not data:
                raise IncompleteRead(''.join(parts), amt)
            parts.append(data)
            amt -= len(data)
        return ''.join(parts)

    def fileno(self):
        """The descriptor of the connection."""
        return self.fp.fileno()

    def getheader(self, name, default=None):
        """The value of a field of the header."""
        if self.msg is None:
            raise ResponseNotReady()
        return self.msg.getheader(name, default)

    def getheaders(self):
        """All fields of the header as (name in lower case, value)."""
        if self.msg is None:
            raise ResponseNotReady()
        return self.msg.items()


class LineAndFileWrapper:
    """A file with one line more at its beginning."""

    __module__ = 'httplib'

    def __init__(self, line, file):
        self._line = line
        self._file = file
        self._line_consumed = 0
        self._line_offset = 0
        self._line_left = len(line)

    def __getattr__(self, attr):
        return getattr(self._file, attr)

    def _done(self):
        # From now on the methods are those of the file.
        self._line_consumed = 1
        self.read = self._file.read
        self.readline = self._file.readline
        self.readlines = self._file.readlines

    def _take(self, amt):
        taken = self._line[self._line_offset:self._line_offset + amt]
        self._line_offset += len(taken)
        self._line_left -= len(taken)
        if not self._line_left:
            self._done()
        return taken

    def read(self, amt=None):
        if self._line_consumed:
            return self._file.read(amt)
        if amt is None:
            return self._take(self._line_left) + self._file.read()
        taken = self._take(amt)
        return taken + self._file.read(amt - len(taken)) if amt > len(taken) else taken

    def readline(self):
        return self._file.readline() if self._line_consumed else self._take(self._line_left)

    def readlines(self, size=None):
        if self._line_consumed:
            return self._file.readlines(size)
        lines = [self._take(self._line_left)]
        return lines + (self._file.readlines() if size is None else self._file.readlines(size))
