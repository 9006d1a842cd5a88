# SPDX-License-Identifier: MIT
"""Cookies in files of Netscape, which many programs know (curl, wget); see cookielib."""
from cookielib import Cookie, FileCookieJar


class MozillaCookieJar(FileCookieJar):
    """Cookies in a file of Netscape. It keeps no versions and ports; cookies of RFC 2965 become such of Netscape."""

    magic_re = '#( Netscape)? HTTP Cookie File'
    header = '# Netscape HTTP Cookie File\n# Written by a program: changes get lost.\n\n'

    _format = _line_format = 'Netscape format cookies'

    def _entry(self, line):
        text = line.strip()
        if text == '' or text[0] in '#$':
            return None
        return line[:-1] if line.endswith('\n') else line

    def _cookies_of(self, entry):
        domain, dotted, path, secure, expires, name, value = entry.split('\t')
        if name == '':
            # A cookie without a value.
            name, value = value, None
        dotted = dotted == 'TRUE'
        assert dotted == domain.startswith('.')
        return [Cookie(0, name, value, None, False, domain, dotted, dotted, path, False, secure == 'TRUE',
                       expires or None, expires == '', None, None, {})]

    def save(self, filename=None, ignore_discard=False, ignore_expires=False):
        def said(x):
            return 'TRUE' if x else 'FALSE'

        with open(self._named(filename), 'w') as f:
            f.write(self.header)
            for cookie in self._kept(self, ignore_discard, ignore_expires):
                name, value = cookie.name, cookie.value
                if value is None:
                    name, value = '', name
                expires = '' if cookie.expires is None else str(cookie.expires)
                f.write('\t'.join((cookie.domain, said(cookie.domain.startswith('.')), cookie.path,
                                   said(cookie.secure), expires, name, value)) + '\n')
