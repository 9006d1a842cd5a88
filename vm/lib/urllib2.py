# SPDX-License-Identifier: MIT
"""Opens URLs with handlers that can be exchanged: schemes, redirections, proxies, passwords, cookies.

urlopen() does the usual; build_opener() makes an opener of the usual handlers and others, install_opener() lets
urlopen() use it. Errors are URLError, of which HTTPError is an answer that is no success.
"""
import httplib
import os
import socket
import sys
import urlparse

from urllib import (
    addinfourl, ftpwrapper, getproxies, localhost, proxy_bypass, quote, splitattr, splithost, splitpasswd, splitport,
    splittag, splittype, splituser, splitvalue, toBytes, unquote, unwrap, url2pathname)

from _urllib2_auth import (
    AbstractBasicAuthHandler, AbstractDigestAuthHandler, HTTPBasicAuthHandler, HTTPDigestAuthHandler, HTTPPasswordMgr,
    HTTPPasswordMgrWithDefaultRealm, ProxyBasicAuthHandler, ProxyDigestAuthHandler, parse_http_list, parse_keqv_list,
    randombytes)
from _urllib2_base import (
    BaseHandler, HTTPError, OpenerDirector, Request, URLError, __version__, _cut_port_re, request_host)

try:
    import ssl
except ImportError:
    _have_ssl = False
else:
    _have_ssl = True

# The opener of urlopen().
_opener = None


def urlopen(url, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, cafile=None, capath=None, cadefault=False,
            context=None):
    """Opens a URL or a Request: a file-like object with info(), geturl() and getcode() besides.

    data: what is sent with POST. timeout: in seconds, for every step. context: an ssl.SSLContext; cafile, capath,
    cadefault: where the certificates are that we trust. Raises URLError."""
    global _opener
    if cafile or capath or cadefault:
        if context is not None:
            raise ValueError("You can't pass both context and any of cafile, capath, and cadefault")
        if not _have_ssl:
            raise ValueError('SSL support not available')
        context = ssl.create_default_context(purpose=ssl.Purpose.SERVER_AUTH, cafile=cafile, capath=capath)
    if context:
        return build_opener(HTTPSHandler(context=context)).open(url, data, timeout)
    if _opener is None:
        _opener = build_opener()
    return _opener.open(url, data, timeout)


def install_opener(opener):
    """Lets urlopen() use an opener."""
    global _opener
    _opener = opener


def build_opener(*handlers):
    """An opener of the usual handlers and those given (objects or classes), which replace their base classes."""
    import types

    def is_class(x):
        return isinstance(x, (types.ClassType, type))

    usual = [ProxyHandler, UnknownHandler, HTTPHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler, FTPHandler,
             FileHandler, HTTPErrorProcessor]
    if hasattr(httplib, 'HTTPS'):
        usual.append(HTTPSHandler)
    opener = OpenerDirector()
    for kind in usual:
        if not any(issubclass(h, kind) if is_class(h) else isinstance(h, kind) for h in handlers):
            opener.add_handler(kind())
    for handler in handlers:
        opener.add_handler(handler() if is_class(handler) else handler)
    return opener


class HTTPErrorProcessor(BaseHandler):
    """Makes errors of answers that are no success."""

    # After all others have seen the answer.
    handler_order = 1000

    def http_response(self, request, response):
        code, msg, headers = response.code, response.msg, response.info()
        if not 200 <= code < 300:
            response = self.parent.error('http', request, response, code, msg, headers)
        return response

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """Raises errors that nobody mended."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.get_full_url(), code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """Follows redirections: each URL max_repeats times, max_redirections URLs."""

    max_repeats = 4
    max_redirections = 10

    inf_msg = ('The HTTP server returned a redirect error that would lead to an infinite loop.\n'
               'The last 30x error message was:\n')

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """The request for where a redirection leads; None leaves the answer to other handlers. May be overridden.

        Raises HTTPError where it must not be followed: what was sent with POST is not sent again."""
        method = req.get_method()
        if not (method in ('GET', 'HEAD') and code in (301, 302, 303, 307)
                or method == 'POST' and code in (301, 302, 303)):
            raise HTTPError(req.get_full_url(), code, msg, headers, fp)
        fields = dict((name, value) for name, value in req.headers.items()
                      if name.lower() not in ('content-length', 'content-type'))
        return Request(newurl.replace(' ', '%20'), headers=fields, origin_req_host=req.get_origin_req_host(),
                       unverifiable=True)

    def http_error_302(self, req, fp, code, msg, headers):
        for name in ('location', 'uri'):
            if name in headers:
                target = headers.getheaders(name)[0]
                break
        else:
            return None
        parts = urlparse.urlparse(target)
        if not parts.path and parts.netloc:
            parts = parts._replace(path='/')
        target = urlparse.urljoin(req.get_full_url(), urlparse.urlunparse(parts))
        # Nobody elsewhere may have our files opened.
        if not target.lower().startswith(('http://', 'https://', 'ftp://')):
            raise HTTPError(target, code, msg + " - Redirection to url '%s' is not allowed" % target, headers, fp)
        request = self.redirect_request(req, fp, code, msg, headers, target)
        if request is None:
            return None
        # URL -> how often we were sent there.
        visited = getattr(req, 'redirect_dict', None)
        if visited is None:
            visited = req.redirect_dict = {}
        elif visited.get(target, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
            raise HTTPError(req.get_full_url(), code, self.inf_msg + msg, headers, fp)
        request.redirect_dict = visited
        visited[target] = visited.get(target, 0) + 1
        # The connection can be closed only when nothing is left in it.
        fp.read()
        fp.close()
        return self.parent.open(request, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_302


def _parse_proxy(proxy):
    """(scheme, user, password, host with port) of a proxy, None for what it has not."""
    scheme, rest = splittype(proxy)
    if not rest.startswith('/'):
        scheme, authority = None, proxy
    elif not rest.startswith('//'):
        raise ValueError('proxy URL with no authority: %r' % proxy)
    else:
        authority = rest[2:].partition('/')[0]
    user, hostport = splituser(authority)
    user, password = splitpasswd(user) if user else (None, None)
    return scheme, user, password, hostport


class ProxyHandler(BaseHandler):
    """Sends requests to proxies: scheme -> URL, from the environment unless given."""

    # Before those that open.
    handler_order = 100

    def __init__(self, proxies=None):
        self.proxies = proxies = getproxies() if proxies is None else proxies
        assert hasattr(proxies, 'has_key'), 'proxies must be a mapping'
        for scheme, url in proxies.items():
            setattr(self, '%s_open' % scheme,
                    lambda r, proxy=url, type=scheme, meth=self.proxy_open: meth(r, proxy, type))

    def proxy_open(self, req, proxy, type):
        original = req.get_type()
        scheme, user, password, hostport = _parse_proxy(proxy)
        scheme = original if scheme is None else scheme
        if req.host and proxy_bypass(req.host):
            return None
        if user and password:
            import base64
            req.add_header('Proxy-authorization', 'Basic ' + base64.b64encode(
                '%s:%s' % (unquote(user), unquote(password))).strip())
        req.set_proxy(unquote(hostport), scheme)
        if original == scheme or original == 'https':
            # The next handler opens it.
            return None
        return self.parent.open(req, timeout=req.timeout)


def _host_of(request):
    host = request.get_host()
    if not host:
        raise URLError('no host given')
    return host


class AbstractHTTPHandler(BaseHandler):
    """What http and https have in common."""

    def __init__(self, debuglevel=0):
        self._debuglevel = debuglevel

    def set_http_debuglevel(self, level):
        """Above 0: prints what is sent and what comes."""
        self._debuglevel = level

    def do_request_(self, request):
        """Adds the fields that are missing."""
        host = _host_of(request)
        fields = []
        if request.has_data():
            fields.append(('Content-type', 'application/x-www-form-urlencoded'))
            # Not asked for where it is given: an open file has no len().
            if not request.has_header('Content-length'):
                fields.append(('Content-length', '%d' % len(request.get_data())))
        if request.has_proxy():
            host = splithost(splittype(request.get_selector())[1])[0]
        fields.append(('Host', host))
        fields.extend((name.capitalize(), value) for name, value in self.parent.addheaders)
        for name, value in fields:
            if not request.has_header(name):
                request.add_unredirected_header(name, value)
        return request

    def do_open(self, http_class, req, **http_conn_args):
        """Sends a request over a new connection of a class, which gets `http_conn_args`, and gives the answer."""
        h = http_class(_host_of(req), timeout=req.timeout, **http_conn_args)
        h.set_debuglevel(self._debuglevel)
        headers = dict(req.unredirected_hdrs)
        headers.update((name, value) for name, value in req.headers.items() if name not in headers)
        # We use it for one request only.
        headers['Connection'] = 'close'
        headers = dict((name.title(), value) for name, value in headers.items())
        if req._tunnel_host:
            tunnel = {}
            if 'Proxy-Authorization' in headers:
                # Not for the server behind the proxy.
                tunnel['Proxy-Authorization'] = headers.pop('Proxy-Authorization')
            h.set_tunnel(req._tunnel_host, headers=tunnel)
        try:
            h.request(req.get_method(), req.get_selector(), req.data, headers)
        except socket.error as e:
            h.close()
            raise URLError(e)
        try:
            r = h.getresponse(buffering=True)
        except TypeError:
            # A connection class of somebody else.
            r = h.getresponse()
        # A file with all methods, over the one that can only read().
        r.recv = r.read
        response = addinfourl(socket._fileobject(r, close=True), r.msg, req.get_full_url())
        response.code = r.status
        response.msg = r.reason
        return response


class HTTPHandler(AbstractHTTPHandler):
    """Opens http."""

    def http_open(self, req):
        return self.do_open(httplib.HTTPConnection, req)

    http_request = AbstractHTTPHandler.do_request_


if hasattr(httplib, 'HTTPS'):
    class HTTPSHandler(AbstractHTTPHandler):
        """Opens https."""

        def __init__(self, debuglevel=0, context=None):
            AbstractHTTPHandler.__init__(self, debuglevel)
            self._context = context

        def https_open(self, req):
            return self.do_open(httplib.HTTPSConnection, req, context=self._context)

        https_request = AbstractHTTPHandler.do_request_


class HTTPCookieProcessor(BaseHandler):
    """Sends and keeps cookies, in a cookielib.CookieJar."""

    def __init__(self, cookiejar=None):
        if cookiejar is None:
            from cookielib import CookieJar
            cookiejar = CookieJar()
        self.cookiejar = cookiejar

    def http_response(self, request, response):
        self.cookiejar.extract_cookies(response, request)
        return response

    https_response = http_response

    def http_request(self, request):
        self.cookiejar.add_cookie_header(request)
        return request

    https_request = http_request


class UnknownHandler(BaseHandler):
    """Refuses schemes that nobody knows."""

    def unknown_open(self, req):
        raise URLError('unknown url type: %s' % req.get_type())


def _safe_gethostbyname(host):
    try:
        return socket.gethostbyname(host)
    except socket.gaierror:
        return None


def _header(template, *values):
    # A message of what is known of a file.
    import mimetools
    from cStringIO import StringIO
    return mimetools.Message(StringIO(template % values))


class FileHandler(BaseHandler):
    """Opens files of this machine; those of others with FTP."""

    # The addresses of this machine, once they were asked for.
    names = None

    def file_open(self, req):
        url = req.get_selector()
        if url[:2] == '//' and url[2:3] != '/' and req.host and req.host != 'localhost':
            req.type = 'ftp'
            return self.parent.open(req)
        return self.open_local_file(req)

    def get_names(self):
        if FileHandler.names is None:
            try:
                FileHandler.names = tuple(socket.gethostbyname_ex('localhost')[2]
                                          + socket.gethostbyname_ex(socket.gethostname())[2])
            except socket.gaierror:
                FileHandler.names = (socket.gethostbyname('localhost'),)
        return FileHandler.names

    def open_local_file(self, req):
        import mimetypes
        import rfc822
        host = req.get_host()
        path = req.get_selector()
        name = url2pathname(path)
        try:
            stats = os.stat(name)
            headers = _header('Content-type: %s\nContent-length: %d\nLast-modified: %s\n',
                              mimetypes.guess_type(path)[0] or 'text/plain', stats.st_size,
                              rfc822.formatdate(stats.st_mtime))
            port = None
            if host:
                host, port = splitport(host)
            if not host or not port and _safe_gethostbyname(host) in self.get_names():
                return addinfourl(open(name, 'rb'), headers, 'file://' + (host or '') + path)
        except OSError as e:
            raise URLError(e)
        raise URLError('file not on local host')


class FTPHandler(BaseHandler):
    """Opens files and lists folders of FTP servers."""

    def ftp_open(self, req):
        import ftplib
        import mimetypes
        host = req.get_host()
        if not host:
            raise URLError('ftp error: no host given')
        host, port = splitport(host)
        port = ftplib.FTP_PORT if port is None else int(port)
        user, host = splituser(host)
        user, password = splitpasswd(user) if user else (None, None)
        try:
            host = socket.gethostbyname(unquote(host))
        except socket.error as e:
            raise URLError(e)
        path, attrs = splitattr(req.get_selector())
        dirs = [unquote(part) for part in path.split('/')]
        dirs, name = dirs[:-1], dirs[-1]
        if dirs and not dirs[0]:
            dirs = dirs[1:]
        wrapper = None
        try:
            wrapper = self.connect_ftp(user or '', password or '', host, port, dirs, req.timeout)
            kind = 'I' if name else 'D'
            for attr in attrs:
                what, value = splitvalue(attr)
                if what.lower() == 'type' and value in ('a', 'A', 'i', 'I', 'd', 'D'):
                    kind = value.upper()
            fp, size = wrapper.retrfile(name, kind)
            headers = ''
            guessed = mimetypes.guess_type(req.get_full_url())[0]
            if guessed:
                headers += 'Content-type: %s\n' % guessed
            if size is not None and size >= 0:
                headers += 'Content-length: %d\n' % size
            return addinfourl(fp, _header('%s', headers), req.get_full_url())
        except ftplib.all_errors as e:
            trace = sys.exc_info()[2]
            if wrapper is not None and not getattr(wrapper, 'keepalive', True):
                # Nobody else would close it.
                wrapper.close()
            raise URLError, 'ftp error: %s' % e, trace

    def connect_ftp(self, user, passwd, host, port, dirs, timeout):
        return ftpwrapper(user, passwd, host, port, dirs, timeout, persistent=False)


class CacheFTPHandler(FTPHandler):
    """Keeps connections for a while (setTimeout) and not too many of them (setMaxConns)."""

    def __init__(self):
        self.cache = {}
        # When each has to go, and when the first has.
        self.timeout = {}
        self.soonest = 0
        self.delay = 60
        self.max_conns = 16

    def setTimeout(self, t):
        """How many seconds a connection is kept."""
        self.delay = t

    def setMaxConns(self, m):
        self.max_conns = m

    def connect_ftp(self, user, passwd, host, port, dirs, timeout):
        import time
        key = user, host, port, '/'.join(dirs), timeout
        if key not in self.cache:
            self.cache[key] = ftpwrapper(user, passwd, host, port, dirs, timeout)
        self.timeout[key] = time.time() + self.delay
        self.check_cache()
        return self.cache[key]

    def check_cache(self):
        """Closes connections that were kept long enough, and the oldest one of too many."""
        import time
        now = time.time()
        if self.soonest <= now:
            for key, end in self.timeout.items():
                if end < now:
                    self._drop(key)
        self.soonest = min(self.timeout.values() or [0])
        if len(self.cache) == self.max_conns:
            for key, end in self.timeout.items():
                if end == self.soonest:
                    self._drop(key)
                    break
            self.soonest = min(self.timeout.values() or [0])

    def _drop(self, key):
        self.cache.pop(key).close()
        del self.timeout[key]

    def clear_cache(self):
        """Closes all connections."""
        for key in self.cache.keys():
            self.cache.pop(key).close()
        self.timeout.clear()
