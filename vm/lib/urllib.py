# SPDX-License-Identifier: MIT
"""Opens URLs: http, ftp, file and data, https where module ssl can be imported; quotes and splits them.

urlopen() and urlretrieve() use one FancyURLopener, which follows redirections and asks for passwords at the terminal.
What opening needs is imported when it is needed, for many programs only quote. The openers stand here although they
make the file long: they look up what programs replace (getproxies, proxy_bypass, ftpwrapper) in this module.
"""
import os
import sys

from _urllib_files import addbase, addclosehook, addinfo, addinfourl, ftperrors, ftpwrapper
from _urllib_text import (
    _asciire, _hexdig, _hextochr, _is_unicode, _safe_map, _safe_quoters, always_safe, getproxies_environment,
    proxy_bypass_environment, quote, quote_plus, splitattr, splithost, splitnport, splitpasswd, splitport, splitquery,
    splittag, splittype, splituser, splitvalue, toBytes, unquote, unquote_plus, unwrap, urlencode)

__all__ = ["urlopen", "URLopener", "FancyURLopener", "urlretrieve", "urlcleanup", "quote", "quote_plus", "unquote",
           "unquote_plus", "urlencode", "url2pathname", "pathname2url", "splittag", "localhost", "thishost", "ftperrors",
           "basejoin", "unwrap", "splittype", "splithost", "splituser", "splitpasswd", "splitport", "splitnport",
           "splitquery", "splitattr", "splitvalue", "getproxies"]

__version__ = '1.17'

# Connections to FTP servers that are kept at the same time.
MAXFTPCACHE = 10

getproxies = getproxies_environment
proxy_bypass = proxy_bypass_environment

try:
    import ssl
except ImportError:
    _have_ssl = False
else:
    _have_ssl = True


def basejoin(base, url, allow_fragments=True):
    """What `url` means in a document at `base`: urlparse.urljoin()."""
    import urlparse
    return urlparse.urljoin(base, url, allow_fragments)


def url2pathname(pathname):
    """The path of a file whose URL has this path."""
    return unquote(pathname)


def pathname2url(pathname):
    """The path of the URL of a file."""
    return quote(pathname)


# The opener of urlopen() without proxies or context of its own.
_urlopener = None


def _opener(context):
    global _urlopener
    if context is not None:
        return FancyURLopener(context=context)
    if _urlopener is None:
        _urlopener = FancyURLopener()
    return _urlopener


def urlopen(url, data=None, proxies=None, context=None):
    """Opens a URL for reading: a file-like object with info(), geturl() and getcode() besides.

    data: what is sent with POST. proxies: scheme -> URL of the proxy; from the environment unless given. context: an
    ssl.SSLContext. Raises IOError."""
    if proxies is not None:
        opener = FancyURLopener(proxies=proxies, context=context)
    else:
        opener = _opener(context)
    return opener.open(url) if data is None else opener.open(url, data)


def urlretrieve(url, filename=None, reporthook=None, data=None, context=None):
    """Copies what a URL gives to a file, a temporary one unless named: (file name, header).

    reporthook(number of blocks, size of a block, size of all or -1) is called at the start and for each block. Raises
    ContentTooShortError if less comes than the header says."""
    return _opener(context).retrieve(url, filename, reporthook, data)


def urlcleanup():
    """Removes the temporary files of urlretrieve(), and closes kept connections to FTP servers."""
    if _urlopener is not None:
        _urlopener.cleanup()
    _safe_quoters.clear()
    while ftpcache:
        # Those with an open file stay until it is closed.
        ftpcache.popitem()[1].close()


class ContentTooShortError(IOError):
    """Less came than the server told; content: what urlretrieve() would have returned."""

    def __init__(self, message, content):
        IOError.__init__(self, message)
        self.content = content


# Connections to FTP servers by user, host, port and path.
ftpcache = {}


class URLopener:
    """Opens URLs: open_SCHEME(url without scheme) does it, http_error_CODE(url, fp, code, message, headers, data) what
    is to be done for an answer that is no success. Subclasses add and override both. Errors are IOError.

    proxies: see urlopen(). key_file, cert_file: for https. Attributes: addheaders, the fields of every request;
    version, what they call us; tempcache (None or a dictionary): what was retrieved is kept."""

    version = 'Python-urllib/%s' % __version__

    __tempfiles = None

    def __init__(self, proxies=None, context=None, **x509):
        self.proxies = getproxies() if proxies is None else proxies
        assert hasattr(self.proxies, 'has_key'), 'proxies must be a mapping'
        self.context, self.key_file, self.cert_file = context, x509.get('key_file'), x509.get('cert_file')
        self.addheaders = [('User-Agent', self.version), ('Accept', '*/*')]
        self.__tempfiles = []
        # Needed when modules are gone already.
        self.__unlink = os.unlink
        self.tempcache = None
        self.ftpcache = ftpcache

    def __del__(self):
        self.close()

    def close(self):
        """Removes temporary files."""
        self.cleanup()

    def cleanup(self):
        """Removes temporary files, and forgets what was retrieved."""
        if self.__tempfiles:
            for name in self.__tempfiles:
                try:
                    self.__unlink(name)
                except OSError:
                    pass  # somebody else did
            del self.__tempfiles[:]
        if self.tempcache:
            self.tempcache.clear()

    def addheader(self, *args):
        """Adds a field, given as (name, value), to all requests."""
        self.addheaders.append(args)

    def open(self, fullurl, data=None):
        """Opens a URL; see urlopen()."""
        # Some characters that must be quoted usually are not.
        fullurl = quote(unwrap(toBytes(fullurl)), safe="%/:=&?~#+!$,;'@()*[]|")
        if self.tempcache and fullurl in self.tempcache:
            filename, headers = self.tempcache[fullurl]
            return addinfourl(open(filename, 'rb'), headers, fullurl)
        scheme, url = splittype(fullurl)
        scheme = scheme or 'file'
        proxy = self.proxies.get(scheme)
        if proxy:
            scheme, where = splittype(proxy)
            url = splithost(where)[0], fullurl
        self.type = scheme
        opener = getattr(self, ('open_' + scheme).replace('-', '_'), None)
        # A local file is for those who know its name.
        if opener is None or opener == self.open_local_file:
            if proxy:
                return self.open_unknown_proxy(proxy, fullurl, data)
            return self.open_unknown(fullurl, data)
        import socket
        try:
            return opener(url) if data is None else opener(url, data)
        except socket.error as e:
            raise IOError, ('socket error', e), sys.exc_info()[2]

    def open_unknown(self, fullurl, data=None):
        """Called for schemes that we do not know."""
        raise IOError('url error', 'unknown url type', splittype(fullurl)[0])

    def open_unknown_proxy(self, proxy, fullurl, data=None):
        """Called for proxies with schemes that we do not know."""
        raise IOError('url error', 'invalid proxy for %s' % splittype(fullurl)[0], proxy)

    def retrieve(self, url, filename=None, reporthook=None, data=None):
        """Copies what a URL gives to a file; see urlretrieve(). A local file is not copied unless `filename` is given."""
        url = unwrap(toBytes(url))
        if self.tempcache and url in self.tempcache:
            return self.tempcache[url]
        scheme, rest = splittype(url)
        if filename is None and scheme in (None, 'file'):
            try:
                fp = self.open_local_file(rest)
                headers = fp.info()
                fp.close()
                return url2pathname(splithost(rest)[1]), headers
            except IOError:
                pass
        fp = self.open(url, data)
        try:
            headers = fp.info()
            if filename:
                target = open(filename, 'wb')
            else:
                import tempfile
                path = splitattr(splitquery(splithost(rest or '')[1] or '')[0])[0]
                fd, filename = tempfile.mkstemp(os.path.splitext(path)[1])
                self.__tempfiles.append(filename)
                target = os.fdopen(fd, 'wb')
            try:
                result = filename, headers
                if self.tempcache is not None:
                    self.tempcache[url] = result
                size = int(headers['content-length']) if 'content-length' in headers else -1
                came = _copied(fp, target, size, reporthook)
            finally:
                target.close()
        finally:
            fp.close()
        if came < size:
            raise ContentTooShortError('retrieval incomplete: got only %i out of %i bytes' % (came, size), result)
        return result

    def open_http(self, url, data=None):
        """Opens an HTTP URL, or (host of the proxy, whole URL). data: what is sent with POST."""
        import httplib
        return self._open_http('http', httplib.HTTP, url, data)

    def _open_http(self, scheme, make, url, data):
        import httplib
        user = proxy_user = None
        if isinstance(url, str):
            host, selector = splithost(url)
            if host:
                user, host = splituser(host)
                host = unquote(host)
            realhost = host
        else:
            host, selector = url
            proxy_user, host = splituser(host)
            inner, rest = splittype(selector)
            url = rest
            realhost = None
            if inner.lower() == scheme:
                realhost, rest = splithost(rest)
                if realhost:
                    user, realhost = splituser(realhost)
                if user:
                    selector = '%s://%s%s' % (inner, realhost, rest)
                if scheme == 'http' and proxy_bypass(realhost):
                    host = realhost
        if not host:
            raise IOError(scheme + ' error', 'no host given')

        h = make(host)
        if data is None:
            h.putrequest('GET', selector)
        else:
            h.putrequest('POST', selector)
            h.putheader('Content-Type', 'application/x-www-form-urlencoded')
            h.putheader('Content-Length', '%d' % len(data))
        for name, value in (('Proxy-Authorization', proxy_user), ('Authorization', user)):
            if value:
                import base64
                h.putheader(name, 'Basic ' + base64.b64encode(unquote(value)).strip())
        if realhost:
            h.putheader('Host', realhost)
        for args in self.addheaders:
            h.putheader(*args)
        h.endheaders(data)
        code, message, headers = h.getreply()
        fp = h.getfile()
        if code == -1:
            if fp:
                fp.close()
            raise IOError('http protocol error', 0, 'got a bad status line', None)
        if 200 <= code < 300:
            return addinfourl(fp, headers, scheme + ':' + url, code)
        if data is None:
            return self.http_error(url, fp, code, message, headers)
        return self.http_error(url, fp, code, message, headers, data)

    def http_error(self, url, fp, errcode, errmsg, headers, data=None):
        """What is to be done for an answer that is no success: http_error_CODE() where there is one and it gives
        something, else http_error_default()."""
        method = getattr(self, 'http_error_%d' % errcode, None)
        if method is not None:
            args = (url, fp, errcode, errmsg, headers) + (() if data is None else (data,))
            result = method(*args)
            if result:
                return result
        return self.http_error_default(url, fp, errcode, errmsg, headers)

    def http_error_default(self, url, fp, errcode, errmsg, headers):
        """Raises IOError('http error', code, message, headers)."""
        fp.close()
        raise IOError('http error', errcode, errmsg, headers)

    if _have_ssl:

        def open_https(self, url, data=None):
            """Opens an HTTPS URL; see open_http()."""
            import httplib

            def make(host):
                return httplib.HTTPS(host, 0, key_file=self.key_file, cert_file=self.cert_file, context=self.context)

            return self._open_http('https', make, url, data)

    def open_file(self, url):
        """Opens a file, on another host than ours with FTP."""
        if not isinstance(url, str):
            raise IOError('file error', 'proxy support for file protocol currently not implemented')
        if url[:2] == '//' and url[2:3] != '/' and url[2:12].lower() != 'localhost/':
            return self.open_ftp(url)
        return self.open_local_file(url)

    def open_local_file(self, url):
        """Opens a file of this machine."""
        import mimetools
        import mimetypes
        import rfc822
        from StringIO import StringIO
        host, path = splithost(url)
        name = url2pathname(path)
        try:
            stats = os.stat(name)
        except OSError as e:
            raise IOError(e.errno, e.strerror, e.filename)
        headers = mimetools.Message(StringIO('Content-Type: %s\nContent-Length: %d\nLast-modified: %s\n' % (
            mimetypes.guess_type(url)[0] or 'text/plain', stats.st_size, rfc822.formatdate(stats.st_mtime))))
        if host:
            import socket
            host, port = splitport(host)
            if port or socket.gethostbyname(host) not in (localhost(), thishost()):
                raise IOError('local file error', 'not on local host')
        elif path[:2] == './':
            raise ValueError('local file url may start with / or file:. Unknown url of type: %s' % url)
        return addinfourl(open(name, 'rb'), headers, 'file://' + path if path[:1] == '/' else path)

    def open_ftp(self, url):
        """Opens a file or lists a folder of an FTP server."""
        if not isinstance(url, str):
            raise IOError('ftp error', 'proxy support for ftp protocol currently not implemented')
        import mimetools
        import mimetypes
        import socket
        from StringIO import StringIO
        host, path = splithost(url)
        if not host:
            raise IOError('ftp error', 'no host given')
        host, port = splitport(host)
        user, host = splituser(host)
        user, password = splitpasswd(user) if user else (None, None)
        host = socket.gethostbyname(unquote(host))
        user = user or ''
        password = password or ''
        if port:
            port = int(port)
        else:
            import ftplib
            port = ftplib.FTP_PORT
        path, attrs = splitattr(path)
        dirs = unquote(path).split('/')
        dirs, name = dirs[:-1], dirs[-1]
        if dirs and not dirs[0]:
            dirs = dirs[1:]
        if dirs and not dirs[0]:
            dirs[0] = '/'
        key = user, host, port, '/'.join(dirs)
        if len(self.ftpcache) > MAXFTPCACHE:
            for old in self.ftpcache.keys():
                if old != key:
                    self.ftpcache.pop(old).close()
        try:
            if key not in self.ftpcache:
                self.ftpcache[key] = ftpwrapper(user, password, host, port, dirs)
            kind = 'I' if name else 'D'
            for attr in attrs:
                what, value = splitvalue(attr)
                if what.lower() == 'type' and value in ('a', 'A', 'i', 'I', 'd', 'D'):
                    kind = value.upper()
            fp, size = self.ftpcache[key].retrfile(name, kind)
            headers = ''
            guessed = mimetypes.guess_type('ftp:' + url)[0]
            if guessed:
                headers += 'Content-Type: %s\n' % guessed
            if size is not None and size >= 0:
                headers += 'Content-Length: %d\n' % size
            return addinfourl(fp, mimetools.Message(StringIO(headers)), 'ftp:' + url)
        except ftperrors() as e:
            raise IOError, ('ftp error', e), sys.exc_info()[2]

    def open_data(self, url, data=None):
        """Opens a URL that contains its data (RFC 2397)."""
        if not isinstance(url, str):
            raise IOError('data error', 'proxy support for data protocol currently not implemented')
        import mimetools
        import rfc822
        from cStringIO import StringIO
        kind, comma, text = url.partition(',')
        if not comma:
            raise IOError('data error', 'bad data URL')
        kind = kind or 'text/plain;charset=US-ASCII'
        semi = kind.rfind(';')
        encoding = ''
        if semi >= 0 and '=' not in kind[semi:]:
            encoding = kind[semi + 1:]
            kind = kind[:semi]
        if encoding == 'base64':
            import base64
            text = base64.decodestring(text)
        else:
            text = unquote(text)
        headers = 'Date: %s\nContent-type: %s\nContent-Length: %d\n' % (rfc822.formatdate(), kind, len(text))
        return addinfourl(StringIO(text), mimetools.Message(StringIO(headers), 0), url)


def _copied(fp, target, size, reporthook):
    # How many bytes there were.
    step = 8192
    came = number = 0
    if reporthook:
        reporthook(number, step, size)
    while True:
        block = fp.read(step)
        if not block:
            return came
        came += len(block)
        target.write(block)
        number += 1
        if reporthook:
            reporthook(number, step, size)


class FancyURLopener(URLopener):
    """Follows redirections (at most `maxtries` at once) and authenticates itself (scheme Basic) with what
    prompt_user_passwd() gives. Other answers are returned whatever their code."""

    def __init__(self, *args, **kwargs):
        URLopener.__init__(self, *args, **kwargs)
        # "realm@host" -> user and password.
        self.auth_cache = {}
        self.tries = 0
        self.maxtries = 10

    def http_error_default(self, url, fp, errcode, errmsg, headers):
        return addinfourl(fp, headers, 'http:' + url, errcode)

    def http_error_302(self, url, fp, errcode, errmsg, headers, data=None):
        """Goes where the answer says, with GET."""
        self.tries += 1
        try:
            if self.maxtries and self.tries >= self.maxtries:
                give_up = getattr(self, 'http_error_500', self.http_error_default)
                return give_up(url, fp, 500, 'Internal Server Error: Redirect Recursion', headers)
            return self.redirect_internal(url, fp, errcode, errmsg, headers, data)
        finally:
            self.tries = 0

    def redirect_internal(self, url, fp, errcode, errmsg, headers, data):
        for name in ('location', 'uri'):
            if name in headers:
                target = headers[name]
                break
        else:
            return None
        fp.close()
        target = basejoin(self.type + ':' + url, target)
        # Nobody elsewhere may have our files opened.
        if not target.lower().startswith(('http://', 'https://', 'ftp://')):
            raise IOError('redirect error', errcode,
                          errmsg + " - Redirection to url '%s' is not allowed" % target, headers)
        return self.open(target)

    def http_error_301(self, url, fp, errcode, errmsg, headers, data=None):
        return self.http_error_302(url, fp, errcode, errmsg, headers, data)

    def http_error_303(self, url, fp, errcode, errmsg, headers, data=None):
        return self.http_error_302(url, fp, errcode, errmsg, headers, data)

    def http_error_307(self, url, fp, errcode, errmsg, headers, data=None):
        """As 302, but what was sent with POST is not sent elsewhere."""
        if data is None:
            return self.http_error_302(url, fp, errcode, errmsg, headers, data)
        return self.http_error_default(url, fp, errcode, errmsg, headers)

    def _authenticate(self, retry, field, url, fp, errcode, errmsg, headers, data):
        import re
        match = re.match('[ \t]*([^ \t]+)[ \t]+realm="([^"]*)"', headers[field] if field in headers else '')
        if not match or match.group(1).lower() != 'basic':
            # Raises.
            URLopener.http_error_default(self, url, fp, errcode, errmsg, headers)
        args = (url, match.group(2)) + (() if data is None else (data,))
        return getattr(self, retry % self.type)(*args)

    def http_error_401(self, url, fp, errcode, errmsg, headers, data=None):
        """Authenticates us."""
        return self._authenticate('retry_%s_basic_auth', 'www-authenticate', url, fp, errcode, errmsg, headers, data)

    def http_error_407(self, url, fp, errcode, errmsg, headers, data=None):
        """Authenticates us at the proxy."""
        return self._authenticate('retry_proxy_%s_basic_auth', 'proxy-authenticate', url, fp, errcode, errmsg, headers,
                                  data)

    def _with_user(self, host, realm):
        # The host with user and password before it; None where nobody gives them. Those that it has were refused.
        end = host.find('@') + 1
        host = host[end:]
        user, password = self.get_user_passwd(host, realm, end)
        if not (user or password):
            return None
        return quote(user, safe='') + ':' + quote(password, safe='') + '@' + host

    def _retry(self, scheme, url, realm, data):
        host, selector = splithost(url)
        host = self._with_user(host, realm)
        if host is None:
            return None
        url = scheme + '://' + host + selector
        return self.open(url) if data is None else self.open(url, data)

    def _retry_proxy(self, scheme, url, realm, data):
        host, selector = splithost(url)
        proxy, rest = splithost(splittype(self.proxies[scheme])[1])
        proxy = self._with_user(proxy, realm)
        if proxy is None:
            return None
        self.proxies[scheme] = scheme + '://' + proxy + rest
        url = scheme + '://' + host + selector
        return self.open(url) if data is None else self.open(url, data)

    def retry_http_basic_auth(self, url, realm, data=None):
        return self._retry('http', url, realm, data)

    def retry_https_basic_auth(self, url, realm, data=None):
        return self._retry('https', url, realm, data)

    def retry_proxy_http_basic_auth(self, url, realm, data=None):
        return self._retry_proxy('http', url, realm, data)

    def retry_proxy_https_basic_auth(self, url, realm, data=None):
        return self._retry_proxy('https', url, realm, data)

    def get_user_passwd(self, host, realm, clear_cache=0):
        """User and password for a realm of a host; clear_cache: those that were known are wrong."""
        key = realm + '@' + host.lower()
        if key in self.auth_cache:
            if not clear_cache:
                return self.auth_cache[key]
            del self.auth_cache[key]
        user, password = self.prompt_user_passwd(host, realm)
        if user or password:
            self.auth_cache[key] = user, password
        return user, password

    def prompt_user_passwd(self, host, realm):
        """Asks at the terminal. To be overridden."""
        import getpass
        try:
            user = raw_input('Enter username for %s at %s: ' % (realm, host))
            return user, getpass.getpass('Enter password for %s in %s at %s: ' % (user, realm, host))
        except KeyboardInterrupt:
            print
            return None, None


_localhost = None
_thishost = None
_noheaders = None


def localhost():
    """The address of the name "localhost"."""
    global _localhost
    if _localhost is None:
        import socket
        _localhost = socket.gethostbyname('localhost')
    return _localhost


def thishost():
    """The address of this machine."""
    global _thishost
    if _thishost is None:
        import socket
        try:
            _thishost = socket.gethostbyname(socket.gethostname())
        except socket.gaierror:
            _thishost = socket.gethostbyname('localhost')
    return _thishost


def noheaders():
    """A message without any field."""
    global _noheaders
    if _noheaders is None:
        import mimetools
        from cStringIO import StringIO
        _noheaders = mimetools.Message(StringIO(), 0)
        _noheaders.fp.close()
    return _noheaders


def reporthook(blocknum, blocksize, totalsize):
    """A hook for urlretrieve() that prints its arguments."""
    print 'Block number: %d, Block size: %d, Total size: %d' % (blocknum, blocksize, totalsize)
