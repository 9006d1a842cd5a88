# SPDX-License-Identifier: MIT
"""Requests, errors, and the director of handlers: what module urllib2 is built on."""
import bisect
import re
import socket
import urlparse
from urllib import addinfourl, splithost, splittag, splittype, unquote, unwrap

__version__ = '2.7'


class URLError(IOError):
    """What could not be opened; reason: a text or another exception."""

    __module__ = 'urllib2'

    def __init__(self, reason):
        self.args = reason,
        self.reason = reason

    def __str__(self):
        return '<urlopen error %s>' % self.reason


class HTTPError(URLError, addinfourl):
    """An answer that is no success: an exception, and what urlopen() gives."""

    __module__ = 'urllib2'

    def __init__(self, url, code, msg, hdrs, fp):
        self.code = code
        self.msg = msg
        self.hdrs = hdrs
        self.fp = fp
        self.filename = url
        # Without a body it is no file.
        if fp is not None:
            addinfourl.__init__(self, fp, hdrs, url, code)

    def __str__(self):
        return 'HTTP Error %s: %s' % (self.code, self.msg)

    @property
    def reason(self):
        return self.msg

    def info(self):
        return self.hdrs


_cut_port_re = re.compile(r':\d+$')


def request_host(request):
    """The host that a request names, in lower case and without its port (RFC 2965)."""
    host = urlparse.urlparse(request.get_full_url())[1]
    if host == '':
        host = request.get_header('Host', '')
    return _cut_port_re.sub('', host, 1).lower()


class Request:
    """A request for a URL.

    data: what is sent with POST; None for GET. headers: a dictionary of fields. origin_req_host: the host whom the user
    asked; unverifiable: whether he could not refuse this request (it is for an image of a page); both are for cookies."""

    __module__ = 'urllib2'

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False):
        self.__original, self.__fragment = splittag(unwrap(url))
        self.type = None
        # host, __r_type and __r_host are taken out of the URL when they are asked for.
        self.host = None
        self.port = None
        self._tunnel_host = None
        self.data = data
        self.headers = {}
        for key, value in headers.items():
            self.add_header(key, value)
        # Those that are not sent where a redirection leads.
        self.unredirected_hdrs = {}
        self.origin_req_host = request_host(self) if origin_req_host is None else origin_req_host
        self.unverifiable = unverifiable

    def __getattr__(self, attr):
        if attr in ('_Request__r_type', '_Request__r_host'):
            getattr(self, 'get_' + attr[12:])()
            return self.__dict__[attr]
        raise AttributeError(attr)

    def get_method(self):
        """'POST' or 'GET'; to be overridden for others."""
        return 'POST' if self.has_data() else 'GET'

    def add_data(self, data):
        self.data = data

    def has_data(self):
        return self.data is not None

    def get_data(self):
        return self.data

    def get_full_url(self):
        """The URL as it was given."""
        return '%s#%s' % (self.__original, self.__fragment) if self.__fragment else self.__original

    def get_type(self):
        """The scheme. Raises ValueError where the URL has none."""
        if self.type is None:
            self.type, self.__r_type = splittype(self.__original)
            if self.type is None:
                raise ValueError('unknown url type: %s' % self.__original)
        return self.type

    def get_host(self):
        """The host to connect to, with its port."""
        if self.host is None:
            self.host, self.__r_host = splithost(self.__r_type)
            if self.host:
                self.host = unquote(self.host)
        return self.host

    def get_selector(self):
        """What is asked for: path and query; for a proxy the whole URL."""
        return self.__r_host

    def set_proxy(self, host, type):
        """Sends the request to a proxy; one for https through it, as a tunnel."""
        if self.type == 'https' and not self._tunnel_host:
            self._tunnel_host = self.host
        else:
            self.type = type
            self.__r_host = self.__original
        self.host = host

    def has_proxy(self):
        return self.__r_host == self.__original

    def get_origin_req_host(self):
        return self.origin_req_host

    def is_unverifiable(self):
        return self.unverifiable

    def add_header(self, key, val):
        """Sets a field."""
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        """Sets a field that is not sent where a redirection leads."""
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        """A field; its name must be "Like-this"."""
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def header_items(self):
        """All fields as (name, value)."""
        items = self.unredirected_hdrs.copy()
        items.update(self.headers)
        return items.items()


class OpenerDirector:
    """Opens URLs with handlers, which are asked one after the other in their order.

    A handler's methods tell what it can do: SCHEME_open, default_open and unknown_open open a request, SCHEME_request
    and SCHEME_response change requests and responses, http_error_CODE, http_error_default and SCHEME_error say what to
    do with errors. One that gives None leaves it to the next."""

    __module__ = 'urllib2'

    def __init__(self):
        self.addheaders = [('User-agent', 'Python-urllib/%s' % __version__)]
        self.handlers = []
        # Scheme -> handlers; for errors scheme -> kind -> handlers.
        self.handle_open = {}
        self.handle_error = {}
        self.process_response = {}
        self.process_request = {}

    def add_handler(self, handler):
        """Adds a handler. Raises TypeError for what is none."""
        if not hasattr(handler, 'add_parent'):
            raise TypeError('expected BaseHandler instance, got %r' % type(handler))
        added = False
        for name in dir(handler):
            if name in ('redirect_request', 'do_open', 'proxy_open'):
                continue  # named like the others by chance
            scheme, _, what = name.partition('_')
            kind = scheme
            if what.startswith('error'):
                kind = what.partition('_')[2]
                try:
                    kind = int(kind)
                except ValueError:
                    pass
                table = self.handle_error.setdefault(scheme, {})
            elif what == 'open':
                table = self.handle_open
            elif what == 'response':
                table = self.process_response
            elif what == 'request':
                table = self.process_request
            else:
                continue
            bisect.insort(table.setdefault(kind, []), handler)
            added = True
        if added:
            bisect.insort(self.handlers, handler)
            handler.add_parent(self)

    def close(self):
        """Nothing; for symmetry with handlers."""

    def _call_chain(self, chain, kind, meth_name, *args):
        for handler in chain.get(kind, ()):
            result = getattr(handler, meth_name)(*args)
            if result is not None:
                return result
        return None

    def open(self, fullurl, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        """Opens a URL or a Request; see urlopen()."""
        req = Request(fullurl, data) if isinstance(fullurl, basestring) else fullurl
        if req is fullurl and data is not None:
            req.add_data(data)
        req.timeout = timeout
        scheme = req.get_type()
        for processor in self.process_request.get(scheme, ()):
            req = getattr(processor, scheme + '_request')(req)
        response = self._open(req, data)
        for processor in self.process_response.get(scheme, ()):
            response = getattr(processor, scheme + '_response')(req, response)
        return response

    def _open(self, req, data=None):
        result = self._call_chain(self.handle_open, 'default', 'default_open', req)
        if not result:
            scheme = req.get_type()
            result = self._call_chain(self.handle_open, scheme, scheme + '_open', req)
        return result or self._call_chain(self.handle_open, 'unknown', 'unknown_open', req)

    def error(self, proto, *args):
        """Gives an error to the handlers. For http: request, response, code, message, header."""
        if proto not in ('http', 'https'):
            return self._call_chain(self.handle_error, proto, proto + '_error', *args)
        table = self.handle_error['http']
        code = args[2]
        return (self._call_chain(table, code, 'http_error_%s' % code, *args)
                or self._call_chain(table, 'default', 'http_error_default', *args))


class BaseHandler:
    """What all handlers have: `parent`, the director, and `handler_order`, their place among others."""

    __module__ = 'urllib2'

    handler_order = 500

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        """Nothing; for programs that call it."""

    def __lt__(self, other):
        # Those that have no order come last.
        return not hasattr(other, 'handler_order') or self.handler_order < other.handler_order
