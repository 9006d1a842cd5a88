# SPDX-License-Identifier: MIT
"""URLs as texts, and proxies from the environment: what module urllib has of them."""
import re

always_safe = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-'

_asciire = re.compile('([\x00-\x7f]+)')
_hexdig = '0123456789ABCDEFabcdef'
_hextochr = dict((high + low, chr(int(high + low, 16))) for high in _hexdig for low in _hexdig)
# Character -> how it is quoted; by what is safe.
_safe_map = dict((chr(code), chr(code) if chr(code) in always_safe else '%%%02X' % code) for code in range(256))
_safe_quoters = {}

_typeprog = re.compile('([^/:]+):')
_hostprog = re.compile('//([^/#?]*)(.*)', re.DOTALL)
# No line ends: a text with one inside is not split, one at its end is dropped.
_portprog = re.compile('(.*):([0-9]*)$')
_userprog = re.compile('(.*)@(.*)$')
_nportprog = re.compile('(.*):(.*)$')
_queryprog = re.compile(r'(.*)\?([^?]*)$')
_tagprog = re.compile('(.*)#([^#]*)$')
_valueprog = re.compile('([^=]*)=(.*)$')


def quote(s, safe='/'):
    """`s` with escapes (%20) for all but letters, digits, "_.-" and what is safe.

    Raises KeyError for a character above 255, or a unicode one above 127: encode it first."""
    if not s:
        if s is None:
            raise TypeError('None object cannot be quoted')
        return s
    key = safe, always_safe
    known = _safe_quoters.get(key)
    if known is None:
        table = _safe_map.copy()
        table.update((char, char) for char in safe)
        known = _safe_quoters[key] = table, always_safe + safe
    table, harmless = known
    if not s.rstrip(harmless):
        return s
    return ''.join([table[char] for char in s])


def quote_plus(s, safe=''):
    """quote() for a query: blanks become "+"."""
    if ' ' in s:
        return quote(s, safe + ' ').replace(' ', '+')
    return quote(s, safe)


def _is_unicode(x):
    return isinstance(x, unicode)


def unquote(s):
    """`s` with what its escapes stand for; what is none stays."""
    if _is_unicode(s):
        if '%' not in s:
            return s
        # Escapes are of bytes: Latin-1 once they are characters.
        return u''.join(unquote(str(part)).decode('latin1') if i % 2 else part
                        for i, part in enumerate(_asciire.split(s)))
    parts = s.split('%')
    if len(parts) == 1:
        return s
    done = [parts[0]]
    for part in parts[1:]:
        char = _hextochr.get(part[:2])
        if char is None:
            done.append('%')
            done.append(part)
        else:
            done.append(char)
            done.append(part[2:])
    return ''.join(done)


def unquote_plus(s):
    """unquote() for a query: "+" becomes a blank."""
    return unquote(s.replace('+', ' '))


def urlencode(query, doseq=0):
    """Pairs, or a dictionary, as a query: "a=1&b=2". doseq: a value that is a sequence becomes several fields.

    Raises TypeError for what is neither."""
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            wrong = len(query) > 0 and not isinstance(query[0], tuple)
        except TypeError:
            wrong = True
        if wrong:
            raise TypeError('not a valid non-string sequence or mapping object')
    fields = []
    if not doseq:
        for name, value in query:
            fields.append(quote_plus(str(name)) + '=' + quote_plus(str(value)))
        return '&'.join(fields)
    for name, value in query:
        name = quote_plus(str(name))
        if isinstance(value, str):
            values = [quote_plus(value)]
        elif _is_unicode(value):
            values = [quote_plus(value.encode('ASCII', 'replace'))]
        else:
            try:
                len(value)
            except TypeError:
                values = [quote_plus(str(value))]
            else:
                values = [quote_plus(str(item)) for item in value]
        fields.extend(name + '=' + text for text in values)
    return '&'.join(fields)


def toBytes(url):
    """A URL as str. Raises UnicodeError unless it is ASCII."""
    if _is_unicode(url):
        try:
            return url.encode('ASCII')
        except UnicodeError:
            raise UnicodeError('URL %r contains non-ASCII characters' % url)
    return url


def unwrap(url):
    """A URL without "<URL:" and ">" around it."""
    url = url.strip()
    if url[:1] == '<' and url[-1:] == '>':
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == 'URL:' else url


def splittype(url):
    """'type:rest' as ('type', 'rest'), else (None, url)."""
    match = _typeprog.match(url)
    if not match:
        return None, url
    return match.group(1).lower(), url[match.end():]


def splithost(url):
    """'//host[:port]/path' as ('host[:port]', '/path'), else (None, url)."""
    match = _hostprog.match(url)
    if not match:
        return None, url
    host, path = match.groups()
    return host, '/' + path if path and path[0] != '/' else path


def splituser(host):
    """'user[:password]@host' as ('user[:password]', 'host'), else (None, host)."""
    match = _userprog.match(host)
    return match.groups() if match else (None, host)


def splitpasswd(user):
    """'user:password' as ('user', 'password'), else (user, None)."""
    name, mark, password = user.partition(':')
    return name, (password if mark else None)


def splitport(host):
    """'host:port' as ('host', 'port'), else (host, None)."""
    match = _portprog.match(host)
    if match and match.group(2):
        return match.groups()
    if match:
        return match.group(1), None
    return host, None


def splitnport(host, defport=-1):
    """'host:port' as ('host', port), else (host, defport); the port is None where it is no number."""
    match = _nportprog.match(host)
    if not match:
        return host, defport
    name, port = match.groups()
    if not port:
        return name, defport
    try:
        return name, int(port)
    except ValueError:
        return name, None


def splitquery(url):
    """'path?query' as ('path', 'query'), else (url, None)."""
    match = _queryprog.match(url)
    return match.groups() if match else (url, None)


def splittag(url):
    """'path#tag' as ('path', 'tag'), else (url, None)."""
    match = _tagprog.match(url)
    return match.groups() if match else (url, None)


def splitattr(url):
    """'path;name=value;...' as ('path', ['name=value', ...])."""
    words = url.split(';')
    return words[0], words[1:]


def splitvalue(attr):
    """'name=value' as ('name', 'value'), else (attr, None)."""
    match = _valueprog.match(attr)
    return match.groups() if match else (attr, None)


def getproxies_environment():
    """The proxies that the environment names: scheme -> URL. Names in lower case count before others."""
    import os
    proxies = {}
    for lower in (False, True):
        for name, value in os.environ.items():
            if name[-6:].lower() != '_proxy' or lower and name[-6:] != '_proxy':
                continue
            scheme = name[:-6].lower()
            if value:
                proxies[scheme] = value
            elif lower:
                # Empty: there is none, whatever was said before.
                proxies.pop(scheme, None)
        if not lower and 'REQUEST_METHOD' in os.environ:
            # A header of a request to a CGI program (Proxy:) has become HTTP_PROXY.
            proxies.pop('http', None)
    return proxies


def proxy_bypass_environment(host, proxies=None):
    """Whether the variable no_proxy says to connect to a host without a proxy: 1 or 0.

    It is "*", or suffixes of names with commas between."""
    if proxies is None:
        proxies = getproxies_environment()
    listed = proxies.get('no')
    if not listed:
        return 0
    if listed == '*':
        return 1
    bare = splitport(host)[0]
    for name in listed.split(','):
        name = name.strip().lstrip('.')
        if name:
            pattern = r'(.+\.)?%s$' % re.escape(name)
            if re.match(pattern, bare, re.I) or re.match(pattern, host, re.I):
                return 1
    return 0
