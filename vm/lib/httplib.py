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
from urlparse import urlsplit
import warnings

from _http_names import *
from _http_response import (
    BadStatusLine, CannotSendHeader, CannotSendRequest, HTTPException, HTTPMessage, HTTPResponse,
    ImproperConnectionState, IncompleteRead, InvalidURL, LineAndFileWrapper, LineTooLong, NotConnected,
    ResponseNotReady, StringIO, UnimplementedFileMode, UnknownProtocol, UnknownTransferEncoding, _UNKNOWN, _read_line,
    mimetools, py3kwarning)

__all__ = ["HTTP", "HTTPResponse", "HTTPConnection", "HTTPException", "NotConnected", "UnknownProtocol",
           "UnknownTransferEncoding", "UnimplementedFileMode", "IncompleteRead", "InvalidURL",
           "ImproperConnectionState", "CannotSendRequest", "CannotSendHeader", "ResponseNotReady", "BadStatusLine",
           "error", "responses"]

HTTP_PORT = 80
HTTPS_PORT = 443

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


# The name of old.
error = HTTPException


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
