# SPDX-License-Identifier: MIT
"""Which cookies are taken and sent (RFC 2965 and what browsers do): what module cookielib has of it."""
import re
import urllib
import urlparse

HTTP_PATH_SAFE = "%/;:@&=+$,!~*'()"
ESCAPED_CHAR_RE = re.compile(r'%([0-9a-fA-F][0-9a-fA-F])')
IPV4_RE = re.compile(r'\.\d+$')
cut_port_re = re.compile(r':\d+$')
DEFAULT_HTTP_PORT = '80'

# Second levels of countries that are as good as top levels ("co.uk").
_SHARED = ('co', 'ac', 'com', 'edu', 'org', 'net', 'gov', 'mil', 'int', 'aero', 'biz', 'cat', 'coop', 'info', 'jobs', 'mobi',
           'museum', 'name', 'pro', 'travel', 'eu')


def is_HDN(text):
    """Whether a text is the name of a host, not an address."""
    return not (IPV4_RE.search(text) or text == '' or text[0] == '.' or text[-1] == '.')


def domain_match(A, B):
    """Whether host A belongs to domain B (RFC 2965): they are equal, or B begins with a dot and A ends with B."""
    A, B = A.lower(), B.lower()
    if A == B:
        return True
    if not is_HDN(A):
        return False
    at = A.rfind(B)
    return at > 0 and B.startswith('.') and is_HDN(B[1:])


def liberal_is_HDN(text):
    """is_HDN() for texts of users."""
    return not IPV4_RE.search(text)


def user_domain_match(A, B):
    """Whether host A is meant by B in a list of users: equal, or B begins with a dot and A ends with it."""
    A, B = A.lower(), B.lower()
    if not (liberal_is_HDN(A) and liberal_is_HDN(B)):
        return A == B
    return A.endswith(B) if B.startswith('.') else A == B


def request_host(request):
    """The host that a request names, in lower case and without its port."""
    host = urlparse.urlparse(request.get_full_url())[1]
    if host == '':
        host = request.get_header('Host', '')
    return cut_port_re.sub('', host, 1).lower()


def eff_request_host(request):
    """The host, and the host with ".local" behind it where it has no dot."""
    host = request_host(request)
    if '.' not in host and not IPV4_RE.search(host):
        return host, host + '.local'
    return host, host


def request_path(request):
    """The path of a request, in the form in which paths are compared."""
    path = escape_path(urlparse.urlsplit(request.get_full_url()).path)
    return path if path.startswith('/') else '/' + path


def request_port(request):
    """The port of a request, as text; None for what is none."""
    port = request.get_host().partition(':')[2:] if ':' in request.get_host() else (DEFAULT_HTTP_PORT,)
    try:
        int(port[0])
    except ValueError:
        return None
    return port[0]


def uppercase_escaped_char(match):
    return '%%%s' % match.group(1).upper()


def escape_path(path):
    """A path with escapes, in upper case, for what must be escaped."""
    if isinstance(path, unicode):
        path = path.encode('utf-8')
    return ESCAPED_CHAR_RE.sub(uppercase_escaped_char, urllib.quote(path, HTTP_PATH_SAFE))


def reach(h):
    """The domain that a host can set cookies for: ".example.com" for "www.example.com"; itself if it has no such."""
    rest = h.partition('.')[2]
    if '.' in h and is_HDN(h) and ('.' in rest or rest == 'local'):
        return '.' + rest
    return h


def is_third_party(request):
    """Whether a request goes to another domain than what the user asked for."""
    return not domain_match(request_host(request), reach(request.get_origin_req_host()))


class CookiePolicy:
    """Says which cookies are taken and sent. Attributes netscape, rfc2965, hide_cookie2; to be subclassed."""

    __module__ = 'cookielib'

    def set_ok(self, cookie, request):
        """Whether to take a cookie that came with the answer to a request."""
        raise NotImplementedError()

    def return_ok(self, cookie, request):
        """Whether to send a cookie with a request."""
        raise NotImplementedError()

    def domain_return_ok(self, domain, request):
        """Whether cookies of a domain may be sent with a request: to be fast."""
        return True

    def path_return_ok(self, path, request):
        """Whether cookies of a path may be sent with a request: to be fast."""
        return True


class DefaultCookiePolicy(CookiePolicy):
    """The usual policy. blocked_domains: those without cookies; allowed_domains: the only ones with (None: all). The
    others are attributes: which protocols to follow, and how strictly."""

    __module__ = 'cookielib'

    # Bits of strict_ns_domain, and the usual sets of them.
    DomainStrictNoDots, DomainStrictNonDomain, DomainRFC2965Match = 1, 2, 4
    DomainLiberal, DomainStrict = 0, DomainStrictNoDots | DomainStrictNonDomain

    def __init__(self, blocked_domains=None, allowed_domains=None, netscape=True, rfc2965=False,
                 rfc2109_as_netscape=None, hide_cookie2=False, strict_domain=False, strict_rfc2965_unverifiable=True,
                 strict_ns_unverifiable=False, strict_ns_domain=DomainLiberal, strict_ns_set_initial_dollar=False,
                 strict_ns_set_path=False):
        self.netscape = netscape
        self.rfc2965 = rfc2965
        self.rfc2109_as_netscape = rfc2109_as_netscape
        self.hide_cookie2 = hide_cookie2
        self.strict_domain = strict_domain
        self.strict_rfc2965_unverifiable = strict_rfc2965_unverifiable
        self.strict_ns_unverifiable = strict_ns_unverifiable
        self.strict_ns_domain = strict_ns_domain
        self.strict_ns_set_initial_dollar = strict_ns_set_initial_dollar
        self.strict_ns_set_path = strict_ns_set_path
        self._blocked_domains = () if blocked_domains is None else tuple(blocked_domains)
        self._allowed_domains = None
        self.set_allowed_domains(allowed_domains)

    def blocked_domains(self):
        return self._blocked_domains

    def set_blocked_domains(self, blocked_domains):
        self._blocked_domains = tuple(blocked_domains)

    def is_blocked(self, domain):
        return any(user_domain_match(domain, blocked) for blocked in self._blocked_domains)

    def allowed_domains(self):
        return self._allowed_domains

    def set_allowed_domains(self, allowed_domains):
        self._allowed_domains = None if allowed_domains is None else tuple(allowed_domains)

    def is_not_allowed(self, domain):
        allowed = self._allowed_domains
        return allowed is not None and not any(user_domain_match(domain, name) for name in allowed)

    def _all(self, what, names, cookie, request):
        for name in names:
            if not getattr(self, what + '_ok_' + name)(cookie, request):
                import cookielib
                cookielib._debug('   %s: not %s, because of its %s', cookie, what, name)
                return False
        return True

    def set_ok(self, cookie, request):
        assert cookie.name is not None
        return self._all('set', ('version', 'verifiability', 'name', 'path', 'domain', 'port'), cookie, request)

    def return_ok(self, cookie, request):
        return self._all('return', ('version', 'verifiability', 'secure', 'expires', 'port', 'domain'), cookie, request)

    def set_ok_version(self, cookie, request):
        # RFC 2965 demands one.
        return cookie.version is not None and self.return_ok_version(cookie, request)

    def return_ok_version(self, cookie, request):
        if cookie.version > 0:
            return bool(self.rfc2965)
        return cookie.version != 0 or bool(self.netscape)

    def set_ok_verifiability(self, cookie, request):
        if request.is_unverifiable() and is_third_party(request):
            if cookie.version > 0:
                return not self.strict_rfc2965_unverifiable
            return cookie.version != 0 or not self.strict_ns_unverifiable
        return True

    return_ok_verifiability = set_ok_verifiability

    def set_ok_name(self, cookie, request):
        return not (cookie.version == 0 and self.strict_ns_set_initial_dollar and cookie.name.startswith('$'))

    def set_ok_path(self, cookie, request):
        if cookie.path_specified and (cookie.version > 0 or cookie.version == 0 and self.strict_ns_set_path):
            return self.path_return_ok(cookie.path, request)
        return True

    def set_ok_domain(self, cookie, request):
        domain = cookie.domain
        if self.is_blocked(domain) or self.is_not_allowed(domain):
            return False
        if not cookie.domain_specified:
            return True
        host, effective = eff_request_host(request)
        if self.strict_domain and domain.count('.') >= 2:
            parts = domain.split('.')
            if len(parts) == 3 and not parts[0] and parts[1].lower() in _SHARED and len(parts[2]) == 2:
                return False
        bare = domain[1:] if domain.startswith('.') else domain
        if '.' not in bare and domain != '.local':
            return False
        if cookie.version == 0 and not effective.endswith(domain) and (
                not effective.startswith('.') and not ('.' + effective).endswith(domain)):
            return False
        if cookie.version > 0 or self.strict_ns_domain & self.DomainRFC2965Match:
            if not domain_match(effective, domain):
                return False
        if cookie.version > 0 or self.strict_ns_domain & self.DomainStrictNoDots:
            if '.' in host[:-len(domain)] and not IPV4_RE.search(host):
                return False
        return True

    def _port_fits(self, cookie, request):
        return (request_port(request) or DEFAULT_HTTP_PORT) in cookie.port.split(',')

    def set_ok_port(self, cookie, request):
        if not cookie.port_specified:
            return True
        wanted = request_port(request) or DEFAULT_HTTP_PORT
        for port in cookie.port.split(','):
            try:
                int(port)
            except ValueError:
                return False
            if port == wanted:
                return True
        return False

    def return_ok_secure(self, cookie, request):
        return not cookie.secure or request.get_type() == 'https'

    def return_ok_expires(self, cookie, request):
        return not cookie.is_expired(self._now)

    def return_ok_port(self, cookie, request):
        return not cookie.port or self._port_fits(cookie, request)

    def return_ok_domain(self, cookie, request):
        effective = eff_request_host(request)[1]
        domain = cookie.domain
        if cookie.version > 0:
            return domain_match(effective, domain)
        if cookie.version == 0:
            if self.strict_ns_domain & self.DomainStrictNonDomain and (
                    not cookie.domain_specified and domain != effective):
                return False
            return ('.' + effective).endswith(_dotted(domain))
        return True

    def domain_return_ok(self, domain, request):
        dotted = _dotted(domain)
        if not any(_dotted(host).endswith(dotted) for host in eff_request_host(request)):
            return False
        return not self.is_blocked(domain) and not self.is_not_allowed(domain)

    def path_return_ok(self, path, request):
        wanted = request_path(request)
        if wanted == path:
            return True
        return wanted.startswith(path) and (path.endswith('/') or wanted[len(path):len(path) + 1] == '/')


def _dotted(domain):
    return domain if not domain or domain.startswith('.') else '.' + domain
