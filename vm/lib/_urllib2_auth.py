# SPDX-License-Identifier: MIT
"""Passwords and how they are shown to servers (RFC 2617): what module urllib2 has of it."""
import posixpath
import re
import urlparse
from urllib import splitport

from _urllib2_base import BaseHandler, HTTPError, URLError


def parse_http_list(s):
    """The elements of a list with commas between (RFC 2616), without blanks around; quotes stay."""
    parts = []
    part = ''
    quoted = escaped = False
    for char in s:
        if escaped:
            escaped = False
        elif quoted and char == '\\':
            escaped = True
            continue
        elif char == '"':
            quoted = not quoted
        elif char == ',' and not quoted:
            parts.append(part)
            part = ''
            continue
        part += char
    if part:
        parts.append(part)
    return [part.strip() for part in parts]


def parse_keqv_list(l):
    """A dictionary of a list of "key=value"; quotes around values are taken off."""
    parsed = {}
    for item in l:
        key, value = item.split('=', 1)
        if value[0] == value[-1] == '"':
            value = value[1:-1]
        parsed[key] = value
    return parsed


def randombytes(n):
    """So many bytes that nobody can guess."""
    import os
    return os.urandom(n)


class HTTPPasswordMgr:
    """Users and passwords by realm and URL."""

    __module__ = 'urllib2'

    def __init__(self):
        # realm -> (URLs as reduce_uri() gives them) -> (user, password)
        self.passwd = {}

    def add_password(self, realm, uri, user, passwd):
        """Sets user and password for a realm at a URL and below it, or at several URLs."""
        uris = [uri] if isinstance(uri, basestring) else uri
        known = self.passwd.setdefault(realm, {})
        for default_port in True, False:
            known[tuple([self.reduce_uri(uri, default_port) for uri in uris])] = user, passwd

    def find_user_password(self, realm, authuri):
        """User and password for a realm at a URL; None for both if they are not known."""
        known = self.passwd.get(realm, {})
        for default_port in True, False:
            wanted = self.reduce_uri(authuri, default_port)
            for uris, found in known.iteritems():
                for uri in uris:
                    if self.is_suburi(uri, wanted):
                        return found
        return None, None

    def reduce_uri(self, uri, default_port=True):
        """(host with port, path) of a URL or of a host; default_port: add the port of the scheme."""
        parts = urlparse.urlsplit(uri)
        if not parts[1]:
            return uri, '/'
        authority = parts[1]
        host, port = splitport(authority)
        if default_port and port is None:
            usual = {'http': 80, 'https': 443}.get(parts[0])
            if usual is not None:
                authority = '%s:%d' % (host, usual)
        return authority, parts[2] or '/'

    def is_suburi(self, base, test):
        """Whether `test` is below `base`; both as reduce_uri() gives them."""
        if base == test:
            return True
        if base[0] != test[0]:
            return False
        return len(posixpath.commonprefix((base[1], test[1]))) == len(base[1])


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """Realm None stands for all that are not known."""

    __module__ = 'urllib2'

    def find_user_password(self, realm, authuri):
        found = HTTPPasswordMgr.find_user_password(self, realm, authuri)
        return found if found[0] is not None else HTTPPasswordMgr.find_user_password(self, None, authuri)


class AbstractBasicAuthHandler:
    """Scheme Basic. password_mgr: where the passwords are; see add_password()."""

    __module__ = 'urllib2'

    # Scheme, quote and realm of a challenge.
    rx = re.compile('(?:.*,)*[ \t]*([^ \t]+)[ \t]+realm=(["\']?)([^"\']*)\\2', re.I)

    def __init__(self, password_mgr=None):
        self.passwd = HTTPPasswordMgr() if password_mgr is None else password_mgr
        self.add_password = self.passwd.add_password

    def http_error_auth_reqed(self, authreq, host, req, headers):
        """Authenticates us if the header asks for it in field `authreq`; host: the URL or host that asks."""
        text = headers.get(authreq, None)
        match = self.rx.search(text) if text else None
        if not match:
            return None
        scheme, quote, realm = match.groups()
        if quote not in ('"', "'"):
            import warnings
            warnings.warn('Basic Auth Realm was unquoted', UserWarning, 2)
        return self.retry_http_basic_auth(host, req, realm) if scheme.lower() == 'basic' else None

    def retry_http_basic_auth(self, host, req, realm):
        user, password = self.passwd.find_user_password(realm, host)
        if password is None:
            return None
        import base64
        value = 'Basic %s' % base64.b64encode('%s:%s' % (user, password)).strip()
        if req.get_header(self.auth_header, None) == value:
            # It was wrong.
            return None
        req.add_unredirected_header(self.auth_header, value)
        return self.parent.open(req, timeout=req.timeout)


class HTTPBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """Authenticates us at servers."""

    __module__ = 'urllib2'

    auth_header = 'Authorization'

    def http_error_401(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed('www-authenticate', req.get_full_url(), req, headers)


class ProxyBasicAuthHandler(AbstractBasicAuthHandler, BaseHandler):
    """Authenticates us at proxies."""

    __module__ = 'urllib2'

    auth_header = 'Proxy-authorization'

    def http_error_407(self, req, fp, code, msg, headers):
        return self.http_error_auth_reqed('proxy-authenticate', req.get_host(), req, headers)


class AbstractDigestAuthHandler:
    """Scheme Digest, with MD5 and SHA and without protection of bodies."""

    __module__ = 'urllib2'

    def __init__(self, passwd=None):
        self.passwd = HTTPPasswordMgr() if passwd is None else passwd
        self.add_password = self.passwd.add_password
        self.retried = 0
        # How often the last nonce was used.
        self.nonce_count = 0
        self.last_nonce = None

    def reset_retry_count(self):
        self.retried = 0

    def http_error_auth_reqed(self, auth_header, host, req, headers):
        """Authenticates us if the header asks for it in field `auth_header`. Raises HTTPError after five times."""
        text = headers.get(auth_header, None)
        if self.retried > 5:
            raise HTTPError(req.get_full_url(), 401, 'digest auth failed', headers, None)
        self.retried += 1
        if text and text.split()[0].lower() == 'digest':
            return self.retry_http_digest_auth(req, text)
        return None

    def retry_http_digest_auth(self, req, auth):
        challenge = parse_keqv_list(parse_http_list(auth.split(' ', 1)[1]))
        answer = self.get_authorization(req, challenge)
        if not answer:
            return None
        value = 'Digest %s' % answer
        if req.headers.get(self.auth_header, None) == value:
            return None
        req.add_unredirected_header(self.auth_header, value)
        return self.parent.open(req, timeout=req.timeout)

    def get_cnonce(self, nonce):
        """A text of ours that is used once."""
        import hashlib
        import time
        return hashlib.sha1('%s:%s:%s:%s' % (self.nonce_count, nonce, time.ctime(), randombytes(8))).hexdigest()[:16]

    def get_authorization(self, req, chal):
        """The answer to a challenge; None where we have none."""
        try:
            realm, nonce = chal['realm'], chal['nonce']
        except KeyError:
            return None
        qop = chal.get('qop')
        algorithm = chal.get('algorithm', 'MD5')
        opaque = chal.get('opaque', None)
        digest, keyed = self.get_algorithm_impls(algorithm)
        if digest is None:
            return None
        user, password = self.passwd.find_user_password(realm, req.get_full_url())
        if user is None:
            return None
        entity = self.get_entity_digest(req.get_data(), chal) if req.has_data() else None
        who = digest('%s:%s:%s' % (user, realm, password))
        what = digest('%s:%s' % (req.get_method(), req.get_selector()))
        if qop == 'auth':
            self.nonce_count = self.nonce_count + 1 if nonce == self.last_nonce else 1
            self.last_nonce = nonce
            count = '%08x' % self.nonce_count
            cnonce = self.get_cnonce(nonce)
            response = keyed(who, ':'.join((nonce, count, cnonce, qop, what)))
        elif qop is None:
            response = keyed(who, '%s:%s' % (nonce, what))
        else:
            # RFC 2617 has "auth-int", which hashes the body, too.
            raise URLError("qop '%s' is not supported." % qop)
        fields = [('username', user), ('realm', realm), ('nonce', nonce), ('uri', req.get_selector()),
                  ('response', response)]
        if opaque:
            fields.append(('opaque', opaque))
        if entity:
            fields.append(('digest', entity))
        fields.append(('algorithm', algorithm))
        answer = ', '.join('%s="%s"' % field for field in fields)
        return answer + ', qop=auth, nc=%s, cnonce="%s"' % (count, cnonce) if qop else answer

    def get_algorithm_impls(self, algorithm):
        """The functions H and KD of an algorithm. Raises ValueError for one that we do not know."""
        import hashlib
        name = algorithm.lower()
        if name not in ('md5', 'sha'):
            raise ValueError('Unsupported digest authentication algorithm %r' % name)
        make = hashlib.md5 if name == 'md5' else hashlib.sha1

        def digest(text):
            return make(text).hexdigest()

        return digest, lambda secret, data: digest('%s:%s' % (secret, data))

    def get_entity_digest(self, data, chal):
        """None: bodies are not protected."""
        return None


class HTTPDigestAuthHandler(BaseHandler, AbstractDigestAuthHandler):
    """Authenticates us at servers."""

    __module__ = 'urllib2'

    auth_header = 'Authorization'
    # Before Basic, which shows the password.
    handler_order = 490

    def http_error_401(self, req, fp, code, msg, headers):
        host = urlparse.urlparse(req.get_full_url())[1]
        result = self.http_error_auth_reqed('www-authenticate', host, req, headers)
        self.reset_retry_count()
        return result


class ProxyDigestAuthHandler(BaseHandler, AbstractDigestAuthHandler):
    """Authenticates us at proxies."""

    __module__ = 'urllib2'

    auth_header = 'Proxy-Authorization'
    handler_order = 490

    def http_error_407(self, req, fp, code, msg, headers):
        result = self.http_error_auth_reqed('proxy-authenticate', req.get_host(), req, headers)
        self.reset_retry_count()
        return result
