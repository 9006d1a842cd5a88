# SPDX-License-Identifier: MIT
"""Calls methods of other programs with XML over HTTP (XML-RPC): ServerProxy(url).method(arguments)."""
__version__ = '1.0.1'

import base64
import errno
import httplib
import socket
import types
from types import *
import urllib

try:
    import gzip
except ImportError:
    gzip = None

from _xmlrpc_data import (
    Binary, DateTime, Error, Fault, MAXINT, MININT, Marshaller, ProtocolError, ResponseError, Unmarshaller, WRAPPERS,
    _decode, _strftime, _stringify, escape)

# Codes of faults.
PARSE_ERROR = -32700
SERVER_ERROR = -32600
APPLICATION_ERROR = -32500
SYSTEM_ERROR = -32400
TRANSPORT_ERROR = -32300
NOT_WELLFORMED_ERROR = -32700
UNSUPPORTED_ENCODING = -32701
INVALID_ENCODING_CHAR = -32702
INVALID_XMLRPC = -32600
METHOD_NOT_FOUND = -32601
INVALID_METHOD_PARAMS = -32602
INTERNAL_ERROR = -32603

# From the time when Python had none: programs write xmlrpclib.True.
globals().update({'True': True, 'False': False})
Boolean = boolean = bool
_bool_is_builtin = True

try:
    import datetime
except ImportError:
    datetime = None
else:
    Marshaller.dispatch[datetime.datetime] = Marshaller.dump_datetime.im_func

# Programs may set faster ones.
FastParser = FastMarshaller = FastUnmarshaller = None


def _datetime(data):
    value = DateTime()
    value.decode(data)
    return value


def _datetime_type(data):
    return datetime.datetime.strptime(data, '%Y%m%dT%H:%M:%S')


def _binary(data):
    value = Binary()
    value.decode(data)
    return value


class ExpatParser:
    """Gives an Unmarshaller what a text contains."""

    def __init__(self, target):
        from xml.parsers import expat
        self._parser = parser = expat.ParserCreate(None, None)
        self._target = target
        parser.StartElementHandler = target.start
        parser.EndElementHandler = target.end
        parser.CharacterDataHandler = target.data
        # Texts come as unicode.
        target.xml(None, None)

    def feed(self, data):
        self._parser.Parse(data, 0)

    def close(self):
        try:
            parser = self._parser
        except AttributeError:
            return  # it was closed
        # It refers to us.
        del self._target, self._parser
        parser.Parse('', 1)


class SlowParser:
    """There is only one parser here: the other one."""

    def __init__(self, target):
        raise NotImplementedError('xmllib is not available')


def getparser(use_datetime=0):
    """A parser, and the Unmarshaller that it feeds."""
    if use_datetime and not datetime:
        raise ValueError('the datetime module is not available')
    target = Unmarshaller(use_datetime=use_datetime)
    if FastParser:
        return FastParser(target), target
    return ExpatParser(target), target


def dumps(params, methodname=None, methodresponse=None, encoding=None, allow_none=0):
    """Parameters (a tuple) or a Fault as XML: a call if `methodname` is given, an answer if `methodresponse` is true."""
    assert isinstance(params, (types.TupleType, Fault)), 'argument must be tuple or Fault instance'
    if isinstance(params, Fault):
        methodresponse = 1
    elif methodresponse:
        assert len(params) == 1, 'response tuple must be a singleton'
    encoding = encoding or 'utf-8'
    data = (FastMarshaller or Marshaller)(encoding, allow_none).dumps(params)
    told = '' if encoding == 'utf-8' else " encoding='%s'" % encoding
    header = "<?xml version='1.0'%s?>\n" % told
    if methodname:
        if not isinstance(methodname, types.StringType):
            methodname = methodname.encode(encoding, 'xmlcharrefreplace')
        return '%s<methodCall>\n<methodName>%s</methodName>\n%s</methodCall>\n' % (header, methodname, data)
    if methodresponse:
        return '%s<methodResponse>\n%s</methodResponse>\n' % (header, data)
    return data


def loads(data, use_datetime=0):
    """The parameters and the name of the method (or None) of a call or an answer. Raises Fault if it is one."""
    parser, target = getparser(use_datetime=use_datetime)
    parser.feed(data)
    parser.close()
    return target.close(), target.getmethodname()


def _need_gzip():
    if not gzip:
        raise NotImplementedError


def gzip_encode(data):
    """Packs a text (RFC 1952)."""
    _need_gzip()
    from StringIO import StringIO
    out = StringIO()
    packer = gzip.GzipFile(mode='wb', fileobj=out, compresslevel=1)
    packer.write(data)
    packer.close()
    return out.getvalue()


def gzip_decode(data, max_decode=20971520):
    """Unpacks a text. Raises ValueError for a bad one, and for one of more than `max_decode` bytes (negative: any)."""
    _need_gzip()
    from StringIO import StringIO
    unpacker = gzip.GzipFile(mode='rb', fileobj=StringIO(data))
    try:
        unpacked = unpacker.read() if max_decode < 0 else unpacker.read(max_decode + 1)
    except IOError:
        raise ValueError('invalid data')
    unpacker.close()
    if 0 <= max_decode < len(unpacked):
        raise ValueError('max gzipped payload length exceeded')
    return unpacked


class GzipDecodedResponse(gzip.GzipFile if gzip else object):
    """The unpacked body of an answer."""

    def __init__(self, response):
        _need_gzip()
        from StringIO import StringIO
        self.stringio = StringIO(response.read())
        gzip.GzipFile.__init__(self, mode='rb', fileobj=self.stringio)

    def close(self):
        try:
            gzip.GzipFile.close(self)
        finally:
            self.stringio.close()


class _Method:
    # Collects the dots of a name.

    def __init__(self, send, name):
        self.__send, self.__name = send, name

    def __getattr__(self, name):
        return _Method(self.__send, self.__name + '.' + name)

    def __call__(self, *args):
        return self.__send(self.__name, args)


class _MultiCallMethod:
    # Notes a call.

    def __init__(self, call_list, name):
        self.__call_list, self.__name = call_list, name

    def __getattr__(self, name):
        return _MultiCallMethod(self.__call_list, self.__name + '.' + name)

    def __call__(self, *args):
        self.__call_list.append((self.__name, args))


class MultiCallIterator:
    """The results of a MultiCall. One that is a fault raises Fault when it is looked at."""

    def __init__(self, results):
        self.results = results

    def __getitem__(self, i):
        item = self.results[i]
        if type(item) is type({}):
            raise Fault(item['faultCode'], item['faultString'])
        if type(item) is type([]):
            return item[0]
        raise ValueError('unexpected type in multicall result')


class MultiCall:
    """Collects calls for a server (a ServerProxy); calling it sends them all at once and gives the results."""

    def __init__(self, server):
        self.__server = server
        self.__call_list = []

    def __repr__(self):
        return '<MultiCall at %x>' % id(self)

    __str__ = __repr__

    def __getattr__(self, name):
        return _MultiCallMethod(self.__call_list, name)

    def __call__(self):
        calls = [{'methodName': name, 'params': args} for name, args in self.__call_list]
        return MultiCallIterator(self.__server.system.multicall(calls))


class Transport:
    """Sends calls over HTTP and keeps the connection. To be subclassed for other ways."""

    user_agent = 'xmlrpclib.py/%s' % __version__
    # Whether the server may pack its answers, and from which length on we do (None: never).
    accept_gzip_encoding = True
    encode_threshold = None

    def __init__(self, use_datetime=0):
        self._use_datetime = use_datetime
        self._connection = (None, None)
        self._extra_headers = []

    def request(self, host, handler, request_body, verbose=0):
        """Sends a call and gives what comes back; once more if the kept connection was closed meanwhile."""
        for again in False, True:
            try:
                return self.single_request(host, handler, request_body, verbose)
            except socket.error as e:
                if again or e.errno not in (errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE):
                    raise
            except httplib.BadStatusLine:
                if again:
                    raise

    def single_request(self, host, handler, request_body, verbose=0):
        """Sends a call. Raises ProtocolError for an answer that is no success."""
        connection = self.make_connection(host)
        if verbose:
            connection.set_debuglevel(1)
        try:
            response = self.__answer(connection, host, handler, request_body)
            if response.status == 200:
                self.verbose = verbose
                return self.parse_response(response)
        except Exception as e:
            # Only a fault came whole: nobody knows what is left of anything else.
            if not isinstance(e, Fault):
                self.close()
            raise
        if response.getheader('content-length', 0):
            response.read()
        raise ProtocolError(host + handler, response.status, response.reason, response.msg)

    def __answer(self, connection, host, handler, request_body):
        self.send_request(connection, handler, request_body)
        self.send_host(connection, host)
        self.send_user_agent(connection)
        self.send_content(connection, request_body)
        return connection.getresponse(buffering=True)

    def getparser(self):
        return getparser(use_datetime=self._use_datetime)

    def get_host_info(self, host):
        """(host, more fields for the header or None, what TLS needs) of a host, which may have a user."""
        x509 = {}
        if isinstance(host, types.TupleType):
            host, x509 = host
        user, host = urllib.splituser(host)
        fields = None
        if user:
            fields = [('Authorization', 'Basic ' + base64.b64encode(urllib.unquote(user)))]
        return host, fields, x509

    def make_connection(self, host):
        """The connection to a host: the kept one, or a new one."""
        if self._connection and host == self._connection[0]:
            return self._connection[1]
        chost, self._extra_headers, _ = self.get_host_info(host)
        self._connection = host, httplib.HTTPConnection(chost)
        return self._connection[1]

    def close(self):
        """Closes the kept connection."""
        connection = self._connection[1]
        if connection:
            self._connection = (None, None)
            connection.close()

    def send_request(self, connection, handler, request_body):
        if self.accept_gzip_encoding and gzip:
            connection.putrequest('POST', handler, skip_accept_encoding=True)
            connection.putheader('Accept-Encoding', 'gzip')
        else:
            connection.putrequest('POST', handler)

    def send_host(self, connection, host):
        fields = self._extra_headers
        if fields:
            for name, value in fields.items() if isinstance(fields, dict) else fields:
                connection.putheader(name, value)

    def send_user_agent(self, connection):
        connection.putheader('User-Agent', self.user_agent)

    def send_content(self, connection, request_body):
        connection.putheader('Content-Type', 'text/xml')
        if gzip and self.encode_threshold is not None and self.encode_threshold < len(request_body):
            connection.putheader('Content-Encoding', 'gzip')
            request_body = gzip_encode(request_body)
        connection.putheader('Content-Length', str(len(request_body)))
        connection.endheaders(request_body)

    def parse_response(self, response):
        """The values of an answer."""
        stream = response
        if hasattr(response, 'getheader') and response.getheader('Content-Encoding', '') == 'gzip':
            stream = GzipDecodedResponse(response)
        parser, target = self.getparser()
        while True:
            data = stream.read(1024)
            if not data:
                break
            if self.verbose:
                print 'body:', repr(data)
            parser.feed(data)
        if stream is not response:
            stream.close()
        parser.close()
        return target.close()


class SafeTransport(Transport):
    """Sends calls over HTTPS."""

    def __init__(self, use_datetime=0, context=None):
        Transport.__init__(self, use_datetime=use_datetime)
        self.context = context

    def make_connection(self, host):
        if self._connection and host == self._connection[0]:
            return self._connection[1]
        try:
            HTTPS = httplib.HTTPSConnection
        except AttributeError:
            raise NotImplementedError("your version of httplib doesn't support HTTPS")
        chost, self._extra_headers, x509 = self.get_host_info(host)
        self._connection = host, HTTPS(chost, None, context=self.context, **(x509 or {}))
        return self._connection[1]


class ServerProxy:
    """A server, by its URL: its methods are called as if they were ours.

    transport: a Transport, the one for the scheme unless given. encoding: of calls. verbose: whether to print what is
    sent. allow_none: whether None may be sent. use_datetime: whether dates become datetimes. context: an
    ssl.SSLContext. Calling the proxy with "close" gives a function that closes the connection, with "transport" the
    transport."""

    def __init__(self, uri, transport=None, encoding=None, verbose=0, allow_none=0, use_datetime=0, context=None):
        if isinstance(uri, unicode):
            uri = uri.encode('ISO-8859-1')
        scheme, rest = urllib.splittype(uri)
        if scheme not in ('http', 'https'):
            raise IOError('unsupported XML-RPC protocol')
        self.__host, self.__handler = urllib.splithost(rest)
        if not self.__handler:
            self.__handler = '/RPC2'
        if transport is None:
            if scheme == 'https':
                transport = SafeTransport(use_datetime=use_datetime, context=context)
            else:
                transport = Transport(use_datetime=use_datetime)
        self.__transport = transport
        self.__encoding = encoding
        self.__verbose = verbose
        self.__allow_none = allow_none

    def __close(self):
        self.__transport.close()

    def __request(self, methodname, params):
        request = dumps(params, methodname, encoding=self.__encoding, allow_none=self.__allow_none)
        response = self.__transport.request(self.__host, self.__handler, request, verbose=self.__verbose)
        return response[0] if len(response) == 1 else response

    def __repr__(self):
        return '<ServerProxy for %s%s>' % (self.__host, self.__handler)

    __str__ = __repr__

    def __getattr__(self, name):
        return _Method(self.__request, name)

    def __call__(self, attr):
        if attr == 'close':
            return self.__close
        if attr == 'transport':
            return self.__transport
        raise AttributeError('Attribute %r not found' % (attr,))


# The name of old.
Server = ServerProxy
