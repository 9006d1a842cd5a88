# SPDX-License-Identifier: MIT
"""The client's side of HTTP/1.1: connections, requests and responses (RFC 7230).

A connection is idle, has a request begun, or has one sent; a method that does not fit raises CannotSendRequest,
CannotSendHeader or ResponseNotReady. The next request can be sent once the response to the last one was read whole.
There is HTTPS where module ssl can be imported.
"""
from array import array
import os
import re
import socket
from sys import py3kwarning
from urlparse import urlsplit
import warnings
with warnings.catch_warnings():
    if py3kwarning:
        warnings.filterwarnings("ignore", ".*mimetools has been removed", DeprecationWarning)
    import mimetools

try:
    from cStringIO import StringIO
except ImportError:
    from StringIO import StringIO

from _http_names import *

__all__ = ["HTTP", "HTTPResponse", "HTTPConnection", "HTTPException", "NotConnected", "UnknownProtocol",
           "UnknownTransferEncoding", "UnimplementedFileMode", "IncompleteRead", "InvalidURL",
           "ImproperConnectionState", "CannotSendRequest", "CannotSendHeader", "ResponseNotReady", "BadStatusLine",
           "error", "responses"]

HTTP_PORT = 80
HTTPS_PORT = 443

_UNKNOWN = 'UNKNOWN'

# The states of a connection.
_CS_IDLE = 'Idle'
_CS_REQ_STARTED = 'Request-started'
_CS_REQ_SENT = 'Request-sent'

# What is read at once of a body of known length.
MAXAMOUNT = 1048576
# What a server may send before we give up.
_MAXLINE = 65536
_MAXHEADERS = 100

# Without a body these say that it has 0 bytes.
_METHODS_EXPECTING_BODY = set(['PATCH', 'POST', 'PUT'])

_is_legal_header_name = re.compile(r'\A[^:\s][^:\r\n]*\Z').match
# A line end, unless what follows is a continuation.
_is_illegal_header_value = re.compile(r'\n(?![ \t])|\r(?![ \t\n])').search
_contains_disallowed_url_pchar_re = re.compile('[\x00-\x20\x7f-\xff]')


class HTTPException(Exception):
    """What can go wrong with HTTP itself; trouble with the connection is a socket.error."""


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    def __init__(self, version):
        self.args = version,
        self.version = version


class UnknownTransferEncoding(HTTPException):
    pass


class UnimplementedFileMode(HTTPException):
    pass


class IncompleteRead(HTTPException):
    """A body ended early. partial: what came of it; expected: how many bytes did not, if that can be told."""

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
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    """A first line of a response that is none, or none at all."""

    def __init__(self, line):
        line = line or repr(line)
        self.args = line,
        self.line = line


class LineTooLong(HTTPException):
    def __init__(self, line_type):
        HTTPException.__init__(self, 'got more than %d bytes when reading %s' % (_MAXLINE, line_type))


# The name of old.
error = HTTPException


def _read_line(fp, kind):
    line = fp.readline(_MAXLINE + 1)
    if len(line) > _MAXLINE:
        raise LineTooLong(kind)
    return line


class HTTPMessage(mimetools.Message):
    """The header of a response. Fields of the same name are one, with commas between the values."""

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
        if len(self.headers) > _MAXHEADERS:
            raise HTTPException('got more than %d headers' % _MAXHEADERS)
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
            data = self.fp.read(min(amt, MAXAMOUNT))
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


class HTTPConnection:
    """A connection to a server: send with request(), then take the response with getresponse().

    host: may contain the port. strict: see HTTPResponse. timeout: in seconds, the default of sockets unless given.
    source_address: (host, port) to connect from. The connection is made when it is needed, unless auto_open is 0."""

    _http_vsn, _http_vsn_str = 11, 'HTTP/1.1'

    default_port = HTTP_PORT
    response_class = HTTPResponse
    strict = debuglevel = 0
    auto_open = 1

    def __init__(self, host, port=None, strict=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None):
        self.timeout = timeout
        self.source_address = source_address
        self.sock = None
        self._buffer = []
        self.__response = None
        self.__state = _CS_IDLE
        self._method = None
        self._tunnel_host = None
        self._tunnel_port = None
        self._tunnel_headers = {}
        if strict is not None:
            self.strict = strict
        self.host, self.port = self._get_hostport(host, port)
        self._validate_host(self.host)
        # An attribute: it may be replaced.
        self._create_connection = socket.create_connection

    def set_tunnel(self, host, port=None, headers=None):
        """Talks to `host` through the server we connect to, which is a proxy. headers: a dictionary for the proxy."""
        if self.sock:
            raise RuntimeError("Can't setup tunnel for established connection.")
        self._tunnel_host, self._tunnel_port = self._get_hostport(host, port)
        if not headers:
            headers = self._tunnel_headers
            headers.clear()
        self._tunnel_headers = headers

    def _get_hostport(self, host, port):
        if port is None:
            colon = host.rfind(':')
            if colon > host.rfind(']'):
                text = host[colon + 1:]
                try:
                    port = int(text) if text else self.default_port
                except ValueError:
                    raise InvalidURL("nonnumeric port: '%s'" % text)
                host = host[:colon]
            else:
                port = self.default_port
            if host and host[0] == '[' and host[-1] == ']':
                host = host[1:-1]
        return host, port

    def set_debuglevel(self, level):
        """Above 0: prints what is sent, and the lines of the header that come."""
        self.debuglevel = level

    def _tunnel(self):
        self._validate_host(self._tunnel_host)
        lines = ['CONNECT %s:%d HTTP/1.0\r\n' % (self._tunnel_host, self._tunnel_port)]
        lines.extend('%s: %s\r\n' % item for item in self._tunnel_headers.iteritems())
        for line in lines:
            self.send(line)
        self.send('\r\n')
        response = self.response_class(self.sock, strict=self.strict, method=self._method)
        try:
            version, code, message = response._read_status()
            problem = None
            if version == 'HTTP/0.9':
                problem = 'Invalid response from tunnel request'
            elif code != 200:
                problem = 'Tunnel connection failed: %d %s' % (code, message.strip())
            if problem:
                self.close()
                raise socket.error(problem)
            while _read_line(response.fp, 'header line') not in ('', '\r\n'):
                pass
        finally:
            response.close()

    def connect(self):
        """Connects to the server."""
        self.sock = self._create_connection((self.host, self.port), self.timeout, self.source_address)
        if self._tunnel_host:
            self._tunnel()

    def close(self):
        """Closes the connection; the next request makes a new one."""
        self.__state = _CS_IDLE
        sock, self.sock = self.sock, None
        response, self.__response = self.__response, None
        try:
            if sock:
                sock.close()
        finally:
            if response:
                response.close()

    def send(self, data):
        """Sends a text, an array, or what a file contains."""
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        if self.debuglevel > 0:
            print 'send:', repr(data)
        if hasattr(data, 'read') and not isinstance(data, array):
            if self.debuglevel > 0:
                print 'sendIng a read()able'
            while True:
                block = data.read(8192)
                if not block:
                    break
                self.sock.sendall(block)
        else:
            self.sock.sendall(data)

    def _output(self, s):
        """Adds a line to the header that is sent by endheaders()."""
        self._buffer.append(s)

    def _send_output(self, message_body=None):
        self._buffer.extend(('', ''))
        message = '\r\n'.join(self._buffer)
        del self._buffer[:]
        if isinstance(message_body, str):
            # In one packet, or the server might wait for the second one.
            message += message_body
            message_body = None
        self.send(message)
        if message_body is not None:
            self.send(message_body)

    def _forget_response(self):
        if self.__response and self.__response.isclosed():
            self.__response = None

    def putrequest(self, method, url, skip_host=0, skip_accept_encoding=0):
        """Begins a request; putheader() and endheaders() follow. The first two fields are sent unless told not to."""
        self._forget_response()
        if self.__state != _CS_IDLE:
            raise CannotSendRequest()
        self.__state = _CS_REQ_STARTED
        self._method = method
        url = url or '/'
        self._validate_path(url)
        self._output(self._encode_request('%s %s %s' % (method, url, self._http_vsn_str)))
        if self._http_vsn != 11:
            return
        if not skip_host:
            self.putheader('Host', self._host_field(url))
        if not skip_accept_encoding:
            self.putheader('Accept-Encoding', 'identity')

    def _host_field(self, url):
        def encoded(host):
            try:
                return host.encode('ascii')
            except UnicodeEncodeError:
                return host.encode('idna')

        netloc = urlsplit(url)[1] if url.startswith('http') else ''
        if netloc:
            return encoded(netloc)
        host, port = (self._tunnel_host, self._tunnel_port) if self._tunnel_host else (self.host, self.port)
        host = encoded(host)
        if ':' in host:
            host = '[%s]' % host
        return host if port == self.default_port else '%s:%s' % (host, port)

    def _encode_request(self, request):
        # For subclasses.
        return request

    def _refuse_controls(self, text, what):
        found = _contains_disallowed_url_pchar_re.search(text)
        if found:
            raise InvalidURL("%s can't contain control characters. %r (found at least %r)" % (
                what, text, found.group()))

    def _validate_path(self, url):
        """Raises InvalidURL for a path with which another request could be smuggled in. May be overridden."""
        self._refuse_controls(url, 'URL')

    def _validate_host(self, host):
        """Raises InvalidURL for a host with which another request could be smuggled in. May be overridden."""
        self._refuse_controls(host, 'URL')

    def putheader(self, header, *values):
        """Adds a field; several values are lines of it. Raises ValueError for what would be more than one field."""
        if self.__state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        header = '%s' % header
        if not _is_legal_header_name(header):
            raise ValueError('Invalid header name %r' % (header,))
        values = [str(value) for value in values]
        for value in values:
            if _is_illegal_header_value(value):
                raise ValueError('Invalid header value %r' % (value,))
        self._output('%s: %s' % (header, '\r\n\t'.join(values)))

    def endheaders(self, message_body=None):
        """Ends the header and sends it, with the body behind it."""
        if self.__state != _CS_REQ_STARTED:
            raise CannotSendHeader()
        self.__state = _CS_REQ_SENT
        self._send_output(message_body)

    def request(self, method, url, body=None, headers={}):
        """Sends a request. body: a text, an array or an open file; its length is told if `headers` do not."""
        self._send_request(method, url, body, headers)

    def _set_content_length(self, body, method):
        length = None
        if body is None:
            if method.upper() in _METHODS_EXPECTING_BODY:
                length = '0'
        else:
            try:
                length = str(len(body))
            except (TypeError, AttributeError):
                try:
                    length = str(os.fstat(body.fileno()).st_size)
                except (AttributeError, OSError):
                    if self.debuglevel > 0:
                        print 'Cannot stat!!'
        if length is not None:
            self.putheader('Content-Length', length)

    def _send_request(self, method, url, body, headers):
        given = set(name.lower() for name in headers)
        skips = {}
        if 'host' in given:
            skips['skip_host'] = 1
        if 'accept-encoding' in given:
            skips['skip_accept_encoding'] = 1
        self.putrequest(method, url, **skips)
        if 'content-length' not in given:
            self._set_content_length(body, method)
        for name, value in headers.iteritems():
            self.putheader(name, value)
        self.endheaders(body)

    def getresponse(self, buffering=False):
        """The response to the request that was sent. buffering: see HTTPResponse."""
        self._forget_response()
        if self.__state != _CS_REQ_SENT or self.__response:
            raise ResponseNotReady()
        args = (self.sock, self.debuglevel) if self.debuglevel > 0 else (self.sock,)
        options = {'strict': self.strict, 'method': self._method}
        if buffering:
            options['buffering'] = True
        response = self.response_class(*args, **options)
        try:
            self.__begin(response)
        except:
            response.close()
            raise
        return response

    def __begin(self, response):
        response.begin()
        assert response.will_close != _UNKNOWN
        self.__state = _CS_IDLE
        if not response.will_close:
            self.__response = response
        else:
            # The response keeps the connection for itself.
            self.close()


class HTTP:
    """The interface of Python 1.5: putrequest(), putheader(), endheaders(), then getreply() and getfile()."""

    _connection_class = HTTPConnection
    _http_vsn, _http_vsn_str = 10, 'HTTP/1.0'
    debuglevel = 0

    def __init__(self, host='', port=None, strict=None):
        # Port 0 was the usual one, too.
        self._setup(self._connection_class(host, port or None, strict))

    def _setup(self, conn):
        self._conn = conn
        for name in 'send', 'putrequest', 'putheader', 'endheaders', 'set_debuglevel':
            setattr(self, name, getattr(conn, name))
        conn._http_vsn, conn._http_vsn_str = self._http_vsn, self._http_vsn_str
        self.file = None

    def connect(self, host=None, port=None):
        """Connects, to another host if one is given."""
        if host is not None:
            self._conn.host, self._conn.port = self._conn._get_hostport(host, port)
        self._conn.connect()

    def getfile(self):
        """The body, as a file."""
        return self.file

    def getreply(self, buffering=False):
        """(status, reason, header); -1 for what is no answer, None for its header then."""
        try:
            response = self._conn.getresponse(buffering) if buffering else self._conn.getresponse()
        except BadStatusLine as e:
            # What is left on the connection can still be read.
            self.file = self._conn.sock.makefile('rb', -1 if buffering else 0)
            self.close()
            self.headers = None
            return -1, e.line, None
        self.headers = response.msg
        self.file = response.fp
        return response.status, response.reason, response.msg

    def close(self):
        self._conn.close()
        # getfile() is not of the new interface.
        self.file = None


try:
    import ssl
except ImportError:
    pass
else:
    class HTTPSConnection(HTTPConnection):
        """A connection over TLS. context: an ssl.SSLContext; key_file, cert_file: what we prove ourselves with."""

        default_port = HTTPS_PORT

        def __init__(self, host, port=None, key_file=None, cert_file=None, strict=None,
                     timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, context=None):
            HTTPConnection.__init__(self, host, port, strict, timeout, source_address)
            self.key_file = key_file
            self.cert_file = cert_file
            if context is None:
                context = ssl._create_default_https_context()
            if key_file or cert_file:
                context.load_cert_chain(cert_file, key_file)
            self._context = context

        def connect(self):
            HTTPConnection.connect(self)
            plain = self.sock
            try:
                self.sock = self._context.wrap_socket(plain, server_hostname=self._tunnel_host or self.host)
            finally:
                # The connection belongs to the new one alone, or to nobody.
                plain.close()

    __all__.append("HTTPSConnection")

    class HTTPS(HTTP):
        """HTTP of old over TLS."""

        _connection_class = HTTPSConnection

        def __init__(self, host='', port=None, key_file=None, cert_file=None, strict=None, context=None):
            self._setup(self._connection_class(host, port or None, key_file, cert_file, strict, context=context))
            self.key_file = key_file
            self.cert_file = cert_file

    def FakeSocket(sock, sslobj):
        """An old helper: gives `sslobj`."""
        warnings.warn("FakeSocket is deprecated, and won't be in 3.x.  Use the result of ssl.wrap_socket() directly "
                      "instead.", DeprecationWarning, stacklevel=2)
        return sslobj


class LineAndFileWrapper:
    """A file with one line more at its beginning."""

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
