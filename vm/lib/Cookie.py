# SPDX-License-Identifier: MIT
"""The cookies of a server: makes the header Set-Cookie, and reads the header Cookie.

A cookie jar is a dictionary of Morsels, a Morsel one of the attributes of a cookie. SimpleCookie holds texts.
SerialCookie and SmartCookie hold any object as a pickle: with them clients can run what they like here.
"""
import re
import string
from warnings import warn

__all__ = ["CookieError", "BaseCookie", "SimpleCookie", "SerialCookie", "SmartCookie", "Cookie"]


class CookieError(Exception):
    """A name that no cookie or attribute may have."""


_LegalChars = string.ascii_letters + string.digits + "!#$%&'*+-.^_`|~"
# How the others stand in quotes.
_Translator = dict((chr(code), '\\%03o' % code) for code in range(32) + range(127, 256) + [44, 59])
_Translator.update({'"': '\\"', '\\': '\\\\'})

_idmap = ''.join(map(chr, range(256)))
_OctalPatt = re.compile(r'\\[0-3][0-7][0-7]')
_QuotePatt = re.compile(r'[\\].')
_escaped = re.compile(r'\\([0-3][0-7][0-7]|.)')


def _quote(str, LegalChars=_LegalChars, idmap=_idmap, translate=string.translate):
    """A value as it stands in a cookie: in quotes if it must."""
    if not translate(str, idmap, LegalChars):
        return str
    return '"' + ''.join([_Translator.get(char, char) for char in str]) + '"'


def _unquote(str):
    """What a value in quotes stands for; others stay."""
    if len(str) < 2 or not str[0] == str[-1] == '"':
        return str
    return _escaped.sub(lambda m: chr(int(m.group(1), 8)) if len(m.group(1)) == 3 else m.group(1), str[1:-1])


_weekdayname = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_monthname = [None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']


def _getdate(future=0, weekdayname=_weekdayname, monthname=_monthname):
    """The time in so many seconds, as cookies have it."""
    import time
    year, month, day, hh, mm, ss, weekday = time.gmtime(time.time() + future)[:7]
    return '%s, %02d %3s %4d %02d:%02d:%02d GMT' % (weekdayname[weekday], day, monthname[month], year, hh, mm, ss)


class Morsel(dict):
    """A cookie: attributes key, value and coded_value (as it is sent); as a dictionary those that RFC 2109 names.

    expires and max-age may be numbers of seconds from now; secure and httponly are on if true."""

    # Attributes as they are written.
    _reserved = {'expires': 'expires', 'path': 'Path', 'comment': 'Comment', 'domain': 'Domain', 'max-age': 'Max-Age',
                 'secure': 'secure', 'httponly': 'httponly', 'version': 'Version'}
    _flags = set(['secure', 'httponly'])

    def __init__(self):
        self.key = self.value = self.coded_value = None
        for name in self._reserved:
            dict.__setitem__(self, name, '')

    def __setitem__(self, K, V):
        name = K.lower()
        if name not in self._reserved:
            raise CookieError('Invalid Attribute %s' % name)
        dict.__setitem__(self, name, V)

    def isReservedKey(self, K):
        """Whether this is the name of an attribute."""
        return K.lower() in self._reserved

    def set(self, key, val, coded_val, LegalChars=_LegalChars, idmap=_idmap, translate=string.translate):
        """Sets name and value. Raises CookieError for a name that may not be."""
        if key.lower() in self._reserved:
            raise CookieError('Attempt to set a reserved key: %s' % key)
        if translate(key, idmap, LegalChars):
            raise CookieError('Illegal key value: %s' % key)
        self.key = key
        self.value = val
        self.coded_value = coded_val

    def output(self, attrs=None, header="Set-Cookie:"):
        """The header line; with those of the attributes only that are in `attrs`."""
        return '%s %s' % (header, self.OutputString(attrs))

    __str__ = output

    def __repr__(self):
        return '<%s: %s=%s>' % (self.__class__.__name__, self.key, repr(self.value))

    def js_output(self, attrs=None):
        """A script that sets the cookie."""
        indent = '\n        '
        lines = ['', '<script type="text/javascript">', '<!-- begin hiding',
                 'document.cookie = "%s";' % self.OutputString(attrs).replace('"', r'\"'), '// end hiding -->',
                 '</script>', '']
        return indent.join(lines)

    def OutputString(self, attrs=None):
        """The value of the header."""
        if attrs is None:
            attrs = self._reserved
        parts = ['%s=%s' % (self.key, self.coded_value)]
        for name, value in sorted(self.items()):
            if value == '' or name not in attrs:
                continue
            written = self._reserved[name]
            if name in self._flags:
                parts.append(written)
            elif name == 'expires' and type(value) is int:
                parts.append('%s=%s' % (written, _getdate(value)))
            elif name == 'max-age' and type(value) is int:
                parts.append('%s=%d' % (written, value))
            else:
                parts.append('%s=%s' % (written, value))
        return '; '.join(parts)


# Less strict than the RFC: what browsers send.
_LegalKeyChars = r"\w!#%&'~_`><@,:/$*+\-.^|)(?}{="
_LegalValueChars = _LegalKeyChars + r'\[\]'
_CookiePattern = re.compile(
    r'\s*(?P<key>[' + _LegalKeyChars + r']+?)'
    r'(?:\s*=\s*(?P<val>"(?:[^\\"]|\\.)*"'
    # A date has blanks in it.
    r'|\w{3},\s[\s\w-]{9,11}\s[\d:]{8}\sGMT'
    r'|[' + _LegalValueChars + r']*))?\s*(?:\s+|;|$)')


class BaseCookie(dict):
    """Cookies by name. value_decode() and value_encode() say how values are sent; to be overridden.

    input: what load() takes."""

    def value_decode(self, val):
        """(value, as it is sent) for what a client sent."""
        return val, val

    def value_encode(self, val):
        """(value, as it is sent) for a value."""
        text = str(val)
        return text, text

    def __init__(self, input=None):
        if input:
            self.load(input)

    def __set(self, key, real_value, coded_value):
        morsel = self.get(key, Morsel())
        morsel.set(key, real_value, coded_value)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            # As it comes out of another one, or of a pickle.
            dict.__setitem__(self, key, value)
        else:
            self.__set(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\015\012"):
        """The header lines of all cookies, in the order of their names."""
        return sep.join([morsel.output(attrs, header) for _, morsel in sorted(self.items())])

    __str__ = output

    def __repr__(self):
        return '<%s: %s>' % (self.__class__.__name__, ' '.join(
            ['%s=%s' % (key, repr(morsel.value)) for key, morsel in sorted(self.items())]))

    def js_output(self, attrs=None):
        """Scripts that set all cookies."""
        return ''.join([morsel.js_output(attrs) for _, morsel in sorted(self.items())])

    def load(self, rawdata):
        """Adds cookies: those of a header Cookie (a str), or of a dictionary."""
        if type(rawdata) is str:
            self.__ParseString(rawdata)
        else:
            for key, value in rawdata.items():
                self[key] = value

    def __ParseString(self, str, patt=_CookiePattern):
        at = 0
        morsel = None
        while at < len(str):
            match = patt.match(str, at)
            if not match:
                # What follows is not to be trusted.
                break
            key, value = match.group('key', 'val')
            at = match.end()
            name = key.lower()
            if key[0] == '$':
                # An attribute of the cookie before.
                if morsel is not None:
                    morsel[key[1:]] = value
            elif name in Morsel._reserved:
                if morsel is not None:
                    if value is not None:
                        morsel[key] = _unquote(value)
                    elif name in Morsel._flags:
                        morsel[key] = True
            elif value is not None:
                self.__set(key, *self.value_decode(value))
                morsel = self[key]


class SimpleCookie(BaseCookie):
    """Cookies whose values are texts; others become texts.

    >>> c = SimpleCookie('a=1')
    >>> c['a']['path'] = '/'
    >>> print c
    Set-Cookie: a=1; Path=/
    """

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        text = str(val)
        return text, _quote(text)


class SerialCookie(BaseCookie):
    """Cookies whose values are pickled. Not safe: clients choose what is unpickled.

    >>> SerialCookie({'a': [1]})['a'].value
    [1]
    """

    def __init__(self, input=None):
        warn("SerialCookie class is insecure; do not use it", DeprecationWarning)
        BaseCookie.__init__(self, input)

    def value_decode(self, val):
        from cPickle import loads
        return loads(_unquote(val)), val

    def value_encode(self, val):
        from cPickle import dumps
        return val, _quote(dumps(val))


class SmartCookie(BaseCookie):
    """Cookies whose values are pickled unless they are texts. Not safe: clients choose what is unpickled.

    >>> SmartCookie('a=1; b=I2.')
    <SmartCookie: a='1' b='I2.'>
    """

    def __init__(self, input=None):
        warn("Cookie/SmartCookie class is insecure; do not use it", DeprecationWarning)
        BaseCookie.__init__(self, input)

    def value_decode(self, val):
        from cPickle import loads
        text = _unquote(val)
        try:
            return loads(text), val
        except Exception:
            return text, val

    def value_encode(self, val):
        from cPickle import dumps
        return val, _quote(val if type(val) is str else dumps(val))


# The name of old.
Cookie = SmartCookie
