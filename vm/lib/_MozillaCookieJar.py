# SPDX-License-Identifier: MIT
"""Cookies in files of Netscape, which many programs know (curl, wget); see cookielib."""
import re
import time

from cookielib import Cookie, FileCookieJar, LoadError, _warn_unhandled_exception


class MozillaCookieJar(FileCookieJar):
    """Cookies in a file of Netscape. It keeps no versions and ports; cookies of RFC 2965 become such of Netscape."""

    magic_re = '#( Netscape)? HTTP Cookie File'
    header = '# Netscape HTTP Cookie File\n# Written by a program: changes get lost.\n\n'

    def _really_load(self, f, filename, ignore_discard, ignore_expires):
        if not re.search(self.magic_re, f.readline()):
            raise LoadError('%r does not look like a Netscape format cookies file' % filename)
        now = time.time()
        line = ''
        try:
            while True:
                line = f.readline()
                if not line:
                    break
                line = line[:-1] if line.endswith('\n') else line
                if line.strip() == '' or line.strip()[0] in '#$':
                    continue
                cookie = self._read(line)
                if (ignore_discard or not cookie.discard) and (ignore_expires or not cookie.is_expired(now)):
                    self.set_cookie(cookie)
        except IOError:
            raise
        except Exception:
            _warn_unhandled_exception()
            raise LoadError('invalid Netscape format cookies file %r: %r' % (filename, line))

    def _read(self, line):
        domain, dotted, path, secure, expires, name, value = line.split('\t')
        if name == '':
            # A cookie without a value.
            name, value = value, None
        dotted = dotted == 'TRUE'
        assert dotted == domain.startswith('.')
        return Cookie(0, name, value, None, False, domain, dotted, dotted, path, False, secure == 'TRUE',
                      expires or None, expires == '', None, None, {})

    def save(self, filename=None, ignore_discard=False, ignore_expires=False):
        def said(x):
            return 'TRUE' if x else 'FALSE'

        with open(self._named(filename), 'w') as f:
            f.write(self.header)
            for cookie in self._kept(ignore_discard, ignore_expires):
                name, value = cookie.name, cookie.value
                if value is None:
                    name, value = '', name
                expires = '' if cookie.expires is None else str(cookie.expires)
                f.write('\t'.join((cookie.domain, said(cookie.domain.startswith('.')), cookie.path,
                                   said(cookie.secure), expires, name, value)) + '\n')
