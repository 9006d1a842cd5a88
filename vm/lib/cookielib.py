# SPDX-License-Identifier: MIT
"""The cookies of a client: takes them from answers, sends them with requests (of urllib2), keeps them in files.

Cookies of Netscape and of RFC 2109 (Set-Cookie) are known, those of RFC 2965 (Set-Cookie2) where the policy says so.
"""
import re
import time

try:
    import threading as _threading
except ImportError:
    import dummy_threading as _threading

from _cookielib_policy import (
    CookiePolicy, DEFAULT_HTTP_PORT, DefaultCookiePolicy, ESCAPED_CHAR_RE, HTTP_PATH_SAFE, IPV4_RE, cut_port_re,
    domain_match, eff_request_host, escape_path, is_HDN, is_third_party, liberal_is_HDN, reach, request_host,
    request_path, request_port, uppercase_escaped_char, user_domain_match)
from _cookielib_text import (
    DAYS, EPOCH_YEAR, HEADER_ESCAPE_RE, HEADER_JOIN_ESCAPE_RE, HEADER_QUOTED_VALUE_RE, HEADER_TOKEN_RE, HEADER_VALUE_RE,
    ISO_DATE_RE, LOOSE_HTTP_DATE_RE, MONTHS, MONTHS_LOWER, STRICT_DATE_RE, TIMEZONE_RE, UTC_ZONES, WEEKDAY_RE,
    _str2time, _strip_quotes, _timegm, http2time, iso2time, join_header_words, offset_from_tz_string, parse_ns_headers,
    split_header_words, time2isoz, time2netscape, timegm, unmatched)

__all__ = ['Cookie', 'CookieJar', 'CookiePolicy', 'DefaultCookiePolicy', 'FileCookieJar', 'LWPCookieJar',
           'lwp_cookie_str', 'LoadError', 'MozillaCookieJar']

# Whether to tell the logger "cookielib" what is taken and sent.
debug = False
logger = None


def _debug(*args):
    global logger
    if not debug:
        return
    if logger is None:
        import logging
        logger = logging.getLogger('cookielib')
    return logger.debug(*args)


MISSING_FILENAME_TEXT = ('a filename was not supplied (nor was the CookieJar instance initialised with one)')


def _warn_unhandled_exception():
    # Cookies come from strangers: what goes wrong with them must not end the program.
    import traceback
    import warnings
    warnings.warn('cookielib bug!\n%s' % traceback.format_exc(), stacklevel=2)


class Cookie:
    """A cookie. Attributes are the arguments: expires in seconds since 1970 (None: none), discard (whether it ends with
    the session), ..._specified (whether the server said it), rest: what else it said, see has_nonstandard_attr()."""

    def __init__(self, version, name, value, port, port_specified, domain, domain_specified, domain_initial_dot, path,
                 path_specified, secure, expires, discard, comment, comment_url, rest, rfc2109=False):
        if port is None and port_specified is True:
            raise ValueError('if port is None, port_specified must be false')
        self.version = int(version) if version is not None else None
        self.name = name
        self.value = value
        self.port = port
        self.port_specified = port_specified
        # In lower case once and for all.
        self.domain = domain.lower()
        self.domain_specified = domain_specified
        self.domain_initial_dot = domain_initial_dot
        self.path = path
        self.path_specified = path_specified
        self.secure = secure
        self.expires = int(expires) if expires is not None else None
        self.discard = discard
        self.comment = comment
        self.comment_url = comment_url
        self.rfc2109 = rfc2109
        self._rest = rest.copy()

    def has_nonstandard_attr(self, name):
        return name in self._rest

    def get_nonstandard_attr(self, name, default=None):
        return self._rest.get(name, default)

    def set_nonstandard_attr(self, name, value):
        self._rest[name] = value

    def __str__(self):
        where = self.domain + ('' if self.port is None else ':' + self.port) + self.path
        what = self.name if self.value is None else '%s=%s' % (self.name, self.value)
        return '<Cookie %s for %s>' % (what, where)

    def __repr__(self):
        args = ['%s=%r' % (name, getattr(self, name)) for name in (
            'version', 'name', 'value', 'port', 'port_specified', 'domain', 'domain_specified', 'domain_initial_dot',
            'path', 'path_specified', 'secure', 'expires', 'discard', 'comment', 'comment_url')]
        return 'Cookie(%s, rest=%r, rfc2109=%r)' % (', '.join(args), self._rest, self.rfc2109)

    def is_expired(self, now=None):
        """Whether its time is over."""
        if now is None:
            now = time.time()
        return self.expires is not None and self.expires <= now


def vals_sorted_by_key(adict):
    """The values of a dictionary in the order of their keys."""
    return [adict[key] for key in sorted(adict)]


def deepvalues(mapping):
    """The values of dictionaries in dictionaries, as deep as they go."""
    for value in vals_sorted_by_key(mapping):
        if hasattr(value, 'items'):
            for inner in deepvalues(value):
                yield inner
        else:
            yield value


class Absent:
    """What is not there at all; None stands for what is there without a value."""


_BOOLEAN = ('discard', 'secure')
_VALUED = ('version', 'expires', 'max-age', 'domain', 'path', 'port', 'comment', 'commenturl')


class CookieJar:
    """A collection of cookies. policy: a CookiePolicy, DefaultCookiePolicy() unless given."""

    # The first line of a file.
    magic_re = r'^\#LWP-Cookies-(\d+\.\d+)'

    # Values, and what of them is escaped; then domains.
    non_word_re, quote_re = re.compile(r'\W'), re.compile(r'(["\\])')
    dots_re, domain_re, strict_domain_re = re.compile(r'^\.+'), re.compile(r'[^.]*'), re.compile(r'\.?[^.]*')

    def __init__(self, policy=None):
        self._policy = DefaultCookiePolicy() if policy is None else policy
        self._cookies_lock = _threading.RLock()
        # domain -> path -> name -> cookie
        self._cookies = {}

    def set_policy(self, policy):
        self._policy = policy

    def _cookies_for_domain(self, domain, request):
        if not self._policy.domain_return_ok(domain, request):
            return []
        cookies = []
        for path, named in self._cookies[domain].items():
            if self._policy.path_return_ok(path, request):
                cookies.extend(cookie for cookie in named.values() if self._policy.return_ok(cookie, request))
        return cookies

    def _cookies_for_request(self, request):
        return [cookie for domain in self._cookies.keys() for cookie in self._cookies_for_domain(domain, request)]

    def _cookie_attrs(self, cookies):
        """The parts of the header for cookies, which get sorted: the longest path first."""
        cookies.sort(key=lambda cookie: len(cookie.path), reverse=True)
        parts = []
        for i, cookie in enumerate(cookies):
            if i == 0 and cookie.version > 0:
                parts.append('$Version=%s' % cookie.version)
            value = cookie.value
            if value is None:
                parts.append(cookie.name)
            else:
                # Those of Netscape know no escapes.
                if cookie.version > 0 and self.non_word_re.search(value):
                    value = self.quote_re.sub(r'\\\1', value)
                parts.append('%s=%s' % (cookie.name, value))
            if cookie.version > 0:
                if cookie.path_specified:
                    parts.append('$Path="%s"' % cookie.path)
                if cookie.domain.startswith('.'):
                    domain = cookie.domain
                    if not cookie.domain_initial_dot:
                        domain = domain[1:]
                    parts.append('$Domain="%s"' % domain)
                if cookie.port is not None:
                    parts.append('$Port' + ('="%s"' % cookie.port if cookie.port_specified else ''))
        return parts

    def add_cookie_header(self, request):
        """Adds the header Cookie to a urllib2.Request, unless it has one."""
        _debug('add_cookie_header')
        with self._cookies_lock:
            self._policy._now = self._now = int(time.time())
            cookies = self._cookies_for_request(request)
            parts = self._cookie_attrs(cookies)
            if parts and not request.has_header('Cookie'):
                request.add_unredirected_header('Cookie', '; '.join(parts))
            if self._policy.rfc2965 and not self._policy.hide_cookie2 and not request.has_header('Cookie2'):
                # Tells that we know the new ones.
                if any(cookie.version != 1 for cookie in cookies):
                    request.add_unredirected_header('Cookie2', '$Version="1"')
        self.clear_expired_cookies()

    def _normalized_cookie_tuples(self, attrs_set):
        """(name, value, known attributes, others) for each cookie of what split_header_words() or parse_ns_headers()
        gives; those that are wrong are left out."""
        found = []
        for attrs in attrs_set:
            name, value = attrs[0]
            standard = {}
            rest = {}
            aged = False
            for key, setting in attrs[1:]:
                lower = key.lower()
                if lower in _VALUED or lower in _BOOLEAN:
                    key = lower
                if key in _BOOLEAN and setting is None:
                    setting = True
                if key in standard:
                    continue  # the first counts
                if key == 'domain':
                    if setting is None:
                        break
                    setting = setting.lower()
                elif key == 'expires':
                    if aged or setting is None:
                        continue
                elif key == 'max-age':
                    aged = True
                    try:
                        setting = self._now + int(setting)
                    except ValueError:
                        break
                    key = 'expires'
                if key in _VALUED or key in _BOOLEAN:
                    if setting is None and key not in ('port', 'comment', 'commenturl'):
                        break
                    standard[key] = setting
                else:
                    rest[key] = setting
            else:
                found.append((name, value, standard, rest))
        return found

    def _cookie_from_cookie_tuple(self, tup, request):
        """A cookie of what _normalized_cookie_tuples() gives; None where it is bad, or ends one that we have."""
        name, value, standard, rest = tup
        version = standard.get('version')
        if version is not None:
            try:
                version = int(version)
            except ValueError:
                return None
        path = standard.get('path', Absent)
        path_specified = path is not Absent and path != ''
        if path_specified:
            path = escape_path(path)
        else:
            path = request_path(request)
            slash = path.rfind('/')
            if slash != -1:
                # Netscape leaves the slash out.
                path = path[:slash if version == 0 else slash + 1]
            path = path or '/'
        domain = standard.get('domain', Absent)
        domain_specified = domain is not Absent
        initial_dot = False
        if not domain_specified:
            domain = eff_request_host(request)[1]
        else:
            initial_dot = domain.startswith('.')
            if not initial_dot:
                domain = '.' + domain
        port = standard.get('port', Absent)
        port_specified = False
        if port is Absent:
            port = None
        elif port is None:
            port = request_port(request)
        else:
            port_specified = True
            port = re.sub(r'\s+', '', port)
        expires = standard.get('expires', Absent)
        discard = standard.get('discard', False)
        if expires is Absent:
            expires = None
            discard = True
        elif expires <= self._now:
            try:
                self.clear(domain, path, name)
            except KeyError:
                pass
            return None
        return Cookie(version, name, value, port, port_specified, domain, domain_specified, initial_dot, path,
                      path_specified, standard.get('secure', False), expires, discard, standard.get('comment'),
                      standard.get('commenturl'), rest)

    def _cookies_from_attrs_set(self, attrs_set, request):
        made = [self._cookie_from_cookie_tuple(tup, request) for tup in self._normalized_cookie_tuples(attrs_set)]
        return [cookie for cookie in made if cookie]

    def _process_rfc2109_cookies(self, cookies):
        old = getattr(self._policy, 'rfc2109_as_netscape', None)
        if old is None:
            old = not self._policy.rfc2965
        for cookie in cookies:
            if cookie.version == 1:
                cookie.rfc2109 = True
                if old:
                    cookie.version = 0

    def make_cookies(self, response, request):
        """The cookies of the answer to a request, whatever the policy says of them."""
        headers = response.info()
        newer = headers.getheaders('Set-Cookie2')
        older = headers.getheaders('Set-Cookie')
        self._policy._now = self._now = int(time.time())
        rfc2965 = self._policy.rfc2965
        netscape = self._policy.netscape
        if not (newer and rfc2965 or older and netscape):
            return []
        try:
            cookies = self._cookies_from_attrs_set(split_header_words(newer), request)
        except Exception:
            _warn_unhandled_exception()
            cookies = []
        if older and netscape:
            try:
                others = self._cookies_from_attrs_set(parse_ns_headers(older), request)
            except Exception:
                _warn_unhandled_exception()
                others = []
            self._process_rfc2109_cookies(others)
            if rfc2965:
                known = set((cookie.domain, cookie.path, cookie.name) for cookie in cookies)
                others = [cookie for cookie in others if (cookie.domain, cookie.path, cookie.name) not in known]
            cookies.extend(others)
        return cookies

    def set_cookie_if_ok(self, cookie, request):
        """Takes a cookie if the policy allows it."""
        with self._cookies_lock:
            self._policy._now = self._now = int(time.time())
            if self._policy.set_ok(cookie, request):
                self.set_cookie(cookie)

    def set_cookie(self, cookie):
        """Takes a cookie, whatever the policy says."""
        with self._cookies_lock:
            self._cookies.setdefault(cookie.domain, {}).setdefault(cookie.path, {})[cookie.name] = cookie

    def extract_cookies(self, response, request):
        """Takes the cookies of the answer to a request that the policy allows."""
        _debug('extract_cookies: %s', response.info())
        with self._cookies_lock:
            for cookie in self.make_cookies(response, request):
                if self._policy.set_ok(cookie, request):
                    _debug(' setting cookie: %s', cookie)
                    self.set_cookie(cookie)

    def clear(self, domain=None, path=None, name=None):
        """Removes all cookies, those of a domain, of a path in it, or one. Raises KeyError where there is none."""
        if name is not None:
            if domain is None or path is None:
                raise ValueError('domain and path must be given to remove a cookie by name')
            del self._cookies[domain][path][name]
        elif path is not None:
            if domain is None:
                raise ValueError('domain must be given to remove cookies by path')
            del self._cookies[domain][path]
        elif domain is not None:
            del self._cookies[domain]
        else:
            self._cookies = {}

    def clear_session_cookies(self):
        """Removes the cookies that end with the session."""
        with self._cookies_lock:
            for cookie in list(self):
                if cookie.discard:
                    self.clear(cookie.domain, cookie.path, cookie.name)

    def clear_expired_cookies(self):
        """Removes the cookies whose time is over. They are not sent or saved anyway."""
        with self._cookies_lock:
            now = time.time()
            for cookie in list(self):
                if cookie.is_expired(now):
                    self.clear(cookie.domain, cookie.path, cookie.name)

    def __iter__(self):
        return deepvalues(self._cookies)

    def __len__(self):
        return sum(1 for _ in self)

    def __repr__(self):
        return '<%s[%s]>' % (self.__class__.__name__, ', '.join(map(repr, self)))

    def __str__(self):
        return '<%s[%s]>' % (self.__class__.__name__, ', '.join(map(str, self)))


class LoadError(IOError):
    """A file of cookies that cannot be read."""


class FileCookieJar(CookieJar):
    """A collection that can be kept in a file. delayload: a wish that subclasses may follow.

    Subclasses have save(), _format and _line_format, names of the format for messages, _entry(line), which takes what
    tells of cookies from a line of the file, None where there is no such, and _cookies_of(entry). The first line must
    be like magic_re."""

    def __init__(self, filename=None, delayload=False, policy=None):
        CookieJar.__init__(self, policy)
        if filename is not None:
            try:
                filename + ''
            except Exception:
                raise ValueError('filename must be string-like')
        self.filename = filename
        self.delayload = bool(delayload)

    def _named(self, filename):
        if filename is None:
            filename = self.filename
        if filename is None:
            raise ValueError(MISSING_FILENAME_TEXT)
        return filename

    def _kept(self, cookies, ignore_discard, ignore_expires):
        # Those of the cookies that a file keeps, in their order.
        now = time.time()
        return (cookie for cookie in cookies
                if (ignore_discard or not cookie.discard) and (ignore_expires or not cookie.is_expired(now)))

    def save(self, filename=None, ignore_discard=False, ignore_expires=False):
        """Writes the cookies to a file; with ignore_... those, too, that end with the session or whose time is over."""
        raise NotImplementedError()

    def load(self, filename=None, ignore_discard=False, ignore_expires=False):
        """Adds the cookies of a file. Raises LoadError for one of another format."""
        filename = self._named(filename)
        with open(filename) as f:
            self._really_load(f, filename, ignore_discard, ignore_expires)

    def _really_load(self, f, filename, ignore_discard, ignore_expires):
        if not re.search(self.magic_re, f.readline()):
            raise LoadError('%r does not look like a %s file' % (filename, self._format))
        entry = ''
        try:
            for line in iter(f.readline, ''):
                entry = self._entry(line)
                if entry is not None:
                    for cookie in self._kept(self._cookies_of(entry), ignore_discard, ignore_expires):
                        self.set_cookie(cookie)
        except IOError:
            raise
        except Exception:
            _warn_unhandled_exception()
            raise LoadError('invalid %s file %r: %r' % (self._line_format, filename, entry))

    def revert(self, filename=None, ignore_discard=False, ignore_expires=False):
        """Replaces all cookies by those of a file; nothing is changed if that raises."""
        filename = self._named(filename)
        import copy
        with self._cookies_lock:
            before = copy.deepcopy(self._cookies)
            self._cookies = {}
            try:
                self.load(filename, ignore_discard, ignore_expires)
            except (LoadError, IOError):
                self._cookies = before
                raise


from _LWPCookieJar import LWPCookieJar, lwp_cookie_str
from _MozillaCookieJar import MozillaCookieJar
