# SPDX-License-Identifier: MIT
"""Cookies in files of libwww-perl, which keep all that is known of them; see cookielib."""
from cookielib import Cookie, FileCookieJar, iso2time, join_header_words, split_header_words, time2isoz

_FIELD = 'Set-Cookie3:'
_BOOLEAN = ('port_spec', 'path_spec', 'domain_dot', 'secure', 'discard')
_VALUED = ('version', 'port', 'path', 'domain', 'expires', 'comment', 'commenturl')


def lwp_cookie_str(cookie):
    """A cookie as a line of the file has it."""
    pairs = [(cookie.name, cookie.value), ('path', cookie.path), ('domain', cookie.domain)]
    if cookie.port is not None:
        pairs.append(('port', cookie.port))
    for name, told in (('path_spec', cookie.path_specified), ('port_spec', cookie.port_specified),
                       ('domain_dot', cookie.domain_initial_dot), ('secure', cookie.secure)):
        if told:
            pairs.append((name, None))
    if cookie.expires:
        pairs.append(('expires', time2isoz(float(cookie.expires))))
    if cookie.discard:
        pairs.append(('discard', None))
    if cookie.comment:
        pairs.append(('comment', cookie.comment))
    if cookie.comment_url:
        pairs.append(('commenturl', cookie.comment_url))
    pairs.extend((name, str(cookie._rest[name])) for name in sorted(cookie._rest))
    pairs.append(('version', str(cookie.version)))
    return join_header_words([pairs])


class LWPCookieJar(FileCookieJar):
    """Cookies in a file of libwww-perl ("Set-Cookie3")."""

    _format, _line_format = 'Set-Cookie3 (LWP) format', 'Set-Cookie3 format'

    def as_lwp_str(self, ignore_discard=True, ignore_expires=True):
        """The cookies as the file has them, without its first line."""
        return ''.join(_FIELD + ' %s\n' % lwp_cookie_str(cookie)
                       for cookie in self._kept(self, ignore_discard, ignore_expires))

    def save(self, filename=None, ignore_discard=False, ignore_expires=False):
        with open(self._named(filename), 'w') as f:
            f.write('#LWP-Cookies-2.0\n' + self.as_lwp_str(ignore_discard, ignore_expires))

    def _entry(self, line):
        return line[len(_FIELD):].strip() if line.startswith(_FIELD) else None

    def _cookies_of(self, entry):
        return map(self._read, split_header_words([entry]))

    def _read(self, pairs):
        name, value = pairs[0]
        known = dict.fromkeys(_BOOLEAN, False)
        rest = {}
        for key, setting in pairs[1:]:
            lower = key.lower() if key is not None else None
            if lower in _VALUED or lower in _BOOLEAN:
                key = lower
            if key in _BOOLEAN:
                known[key] = True if setting is None else setting
            elif key in _VALUED:
                known[key] = setting
            else:
                rest[key] = setting
        get = known.get
        expires = get('expires')
        discard = get('discard')
        if expires is not None:
            expires = iso2time(expires)
        if expires is None:
            discard = True
        domain = get('domain')
        return Cookie(get('version'), name, value, get('port'), get('port_spec'), domain, domain.startswith('.'),
                      get('domain_dot'), get('path'), get('path_spec'), get('secure'), expires, discard,
                      get('comment'), get('commenturl'), rest)
