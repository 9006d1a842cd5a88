# SPDX-License-Identifier: MIT
"""Takes URLs apart, puts them together, and resolves relative ones (RFC 3986, RFC 1808 where they differ as Python 2.7)."""
from collections import namedtuple
import re

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'parse_qs', 'parse_qsl']

# Schemes by what their URLs have. Programs add theirs; '' stands for URLs without a scheme.
uses_relative = ['', 'file', 'ftp', 'gopher', 'http', 'https', 'imap', 'mms', 'nntp', 'prospero', 'rtsp', 'rtspu', 'sftp',
                 'shttp', 'svn', 'svn+ssh', 'wais']
uses_netloc = ['', 'file', 'ftp', 'git', 'git+ssh', 'gopher', 'http', 'https', 'imap', 'mms', 'nfs', 'nntp', 'prospero',
               'rsync', 'rtsp', 'rtspu', 'sftp', 'shttp', 'snews', 'svn', 'svn+ssh', 'telnet', 'wais']
uses_params = ['', 'ftp', 'hdl', 'http', 'https', 'imap', 'mms', 'prospero', 'rtsp', 'rtspu', 'sftp', 'shttp', 'sip', 'sips',
               'tel']
non_hierarchical = ['gopher', 'hdl', 'imap', 'mailto', 'news', 'sip', 'sips', 'snews', 'telnet', 'wais']
uses_query = ['', 'gopher', 'http', 'https', 'imap', 'mms', 'rtsp', 'rtspu', 'shttp', 'sip', 'sips', 'wais']
uses_fragment = ['', 'file', 'ftp', 'gopher', 'hdl', 'http', 'https', 'news', 'nntp', 'prospero', 'shttp', 'snews', 'wais']
scheme_chars = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'

# Results of urlsplit; emptied when it is full.
MAX_CACHE_SIZE = 20
_parse_cache = {}

_scheme_re = re.compile(r'([a-zA-Z0-9+.\-]+):')
_ascii_re = re.compile('([\x00-\x7f]+)')
_escape_re = re.compile('%([0-9A-Fa-f]{2})')


def clear_cache():
    """Forgets all results."""
    _parse_cache.clear()


class ResultMixin(object):
    """The parts of a `netloc`; None for those that it has not."""

    def _user(self):
        user, mark, _ = self.netloc.rpartition('@')
        return user if mark else None

    def _address(self):
        return self.netloc.rpartition('@')[2]

    @property
    def username(self):
        user = self._user()
        return user if user is None else user.partition(':')[0]

    @property
    def password(self):
        user = self._user()
        if user is None or ':' not in user:
            return None
        return user.partition(':')[2]

    @property
    def hostname(self):
        address = self._address()
        if '[' in address and ']' in address:
            return address.partition(']')[0][1:].lower()
        if ':' in address:
            return address.partition(':')[0].lower()
        return address.lower() or None

    @property
    def port(self):
        parts = self._address().rpartition(']')[2].split(':')
        if len(parts) > 1 and parts[1]:
            port = int(parts[1], 10)
            if 0 <= port <= 65535:
                return port
        return None


class SplitResult(namedtuple('SplitResult', 'scheme netloc path query fragment'), ResultMixin):
    """What urlsplit() gives."""
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple('ParseResult', 'scheme netloc path params query fragment'), ResultMixin):
    """What urlparse() gives."""
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


def urlparse(url, scheme='', allow_fragments=True):
    """The six parts of a URL: scheme://netloc/path;params?query#fragment.

    `scheme` is taken where the URL has none. Without `allow_fragments` a `#` is part of what it stands in. Nothing is
    decoded. Raises ValueError for a bracket without its other half in the netloc."""
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        path, params = _splitparams(path)
    return ParseResult(scheme, netloc, path, params, query, fragment)


def _splitparams(path):
    # Those of the last part of the path.
    at = path.find(';', path.rfind('/') + 1)
    return (path, '') if at < 0 else (path[:at], path[at + 1:])


def _splitnetloc(url, start=0):
    end = min([at for at in (url.find(mark, start) for mark in '/?#') if at >= 0] or [len(url)])
    return url[start:end], url[end:]


def _checknetloc(netloc):
    # A character that looks like "/" or "@" once it is normalised would lead elsewhere.
    if not netloc or not isinstance(netloc, unicode):
        return
    import unicodedata
    plain = netloc
    for mark in u'@:#?':
        plain = plain.replace(mark, u'')
    normal = unicodedata.normalize('NFKC', plain)
    if normal == plain:
        return
    for mark in u'/?#@:':
        if mark in normal:
            raise ValueError("netloc %r contains invalid characters under NFKC normalization" % netloc)


def urlsplit(url, scheme='', allow_fragments=True):
    """The five parts of a URL: scheme://netloc/path?query#fragment; see urlparse()."""
    allow_fragments = bool(allow_fragments)
    key = url, scheme, allow_fragments, type(url), type(scheme)
    known = _parse_cache.get(key)
    if known is not None:
        return known
    if len(_parse_cache) >= MAX_CACHE_SIZE:
        clear_cache()
    netloc = query = fragment = ''
    match = _scheme_re.match(url)
    # "path:80" has no scheme, "http:80" has.
    if match and (match.group(1) == 'http' or not match.end() < len(url) or url[match.end():].strip('0123456789')):
        scheme = match.group(1).lower()
        url = url[match.end():]
    if url[:2] == '//':
        netloc, url = _splitnetloc(url, 2)
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    _checknetloc(netloc)
    result = _parse_cache[key] = SplitResult(scheme, netloc, url, query, fragment)
    return result


def urlunparse(data):
    """The URL of six parts. Marks that nothing follows are not written."""
    scheme, netloc, path, params, query, fragment = data
    if params:
        path = '%s;%s' % (path, params)
    return urlunsplit((scheme, netloc, path, query, fragment))


def urlunsplit(data):
    """The URL of five parts."""
    scheme, netloc, url, query, fragment = data
    if netloc or scheme and scheme in uses_netloc and url[:2] != '//':
        if url and url[0] != '/':
            url = '/' + url
        url = '//' + (netloc or '') + url
    if scheme:
        url = scheme + ':' + url
    tail = ('?' + query if query else '') + ('#' + fragment if fragment else '')
    return url + tail if tail else url


def _resolved(segments):
    """Path segments without "." and without ".." that have something to go up from."""
    if segments[-1] == '.':
        segments[-1] = ''
    done = []
    last = len(segments) - 1
    for i, segment in enumerate(segments):
        if segment == '.':
            continue
        if segment == '..' and i < last and len(done) > 0 and done[-1] not in ('', '..'):
            done.pop()
        else:
            done.append(segment)
    if done == ['', '..']:
        done[-1] = ''
    elif len(done) >= 2 and done[-1] == '..':
        done[-2:] = ['']
    return done


def urljoin(base, url, allow_fragments=True):
    """What `url` means in a document at `base`."""
    if not base or not url:
        return url or base
    near = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, near.scheme, allow_fragments)
    if scheme != near.scheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = near.netloc
    if path[:1] == '/':
        pass
    elif not path and not params:
        path, params = near.path, near.params
        query = query or near.query
    else:
        path = '/'.join(_resolved(near.path.split('/')[:-1] + path.split('/')))
    return urlunparse((scheme, netloc, path, params, query, fragment))


def urldefrag(url):
    """The URL without its fragment, and the fragment."""
    if '#' not in url:
        return url, ''
    parts = urlparse(url)
    return urlunparse(parts[:5] + ('',)), parts.fragment


def unquote(s):
    """`s` with the bytes that its escapes (%41) stand for."""
    if '%' not in s:
        return s
    if isinstance(s, unicode):
        # Escapes are of bytes: Latin-1 once they are characters.
        return u''.join(unquote(str(part)).decode('latin1') if i % 2 else part
                        for i, part in enumerate(_ascii_re.split(s)))
    return _escape_re.sub(lambda match: chr(int(match.group(1), 16)), s)


def parse_qs(qs, keep_blank_values=0, strict_parsing=0, max_num_fields=None):
    """The fields of a query ("a=1&b=2"): name -> list of values; see parse_qsl()."""
    fields = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, max_num_fields):
        fields.setdefault(name, []).append(value)
    return fields


def parse_qsl(qs, keep_blank_values=0, strict_parsing=0, max_num_fields=None):
    """The fields of a query as pairs, in their order.

    Fields without a value are left out, unless `keep_blank_values`. With `strict_parsing` one without "=" raises
    ValueError, as do more than `max_num_fields`."""
    texts = re.split('[&;]', qs)
    if max_num_fields is not None and max_num_fields < len(texts):
        raise ValueError('Max number of fields exceeded')
    fields = []
    for text in texts:
        if not text and not strict_parsing:
            continue
        name, mark, value = text.partition('=')
        if not mark:
            if strict_parsing:
                raise ValueError('bad query field: %r' % (text,))
            if not keep_blank_values:
                continue
            value = ''
        if value or keep_blank_values:
            fields.append((unquote(name.replace('+', ' ')), unquote(value.replace('+', ' '))))
    return fields
