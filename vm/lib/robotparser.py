# SPDX-License-Identifier: MIT
"""Reads robots.txt, in which a site says what programs may fetch: RobotFileParser(url), read(), can_fetch()."""
import time
from urllib import FancyURLopener, quote, unquote
from urlparse import urlparse, urlunparse

__all__ = ["RobotFileParser"]


class RobotFileParser:
    """The rules of a site."""

    def __init__(self, url=''):
        self.entries = []
        # That for all who have none of their own.
        self.default_entry = None
        self.allow_all = self.disallow_all = False
        self.last_checked = 0
        self.set_url(url)

    def set_url(self, url):
        """Says where the file is."""
        self.url = url
        self.host, self.path = urlparse(url)[1:3]

    def mtime(self):
        """When the file was read, in seconds; 0 before that."""
        return self.last_checked

    def modified(self):
        """Notes that the file was read now."""
        self.last_checked = time.time()

    def read(self):
        """Fetches the file and reads it. Without one everything may be fetched, and nothing where we may not see it."""
        opener = URLopener()
        f = opener.open(self.url)
        try:
            lines = [line.strip() for line in f]
        finally:
            f.close()
        code = opener.errcode
        if code in (401, 403):
            self.disallow_all = True
        elif code // 100 == 4:
            self.allow_all = True
        elif code == 200 and lines:
            self.parse(lines)

    def parse(self, lines):
        """Reads the lines of the file. An entry ends at an empty line, or where a User-agent follows rules."""
        self.modified()
        entry = Entry()
        for line in lines:
            if not line:
                entry = self._finish(entry)
                continue
            field, colon, value = line.partition('#')[0].partition(':')
            if not colon:
                continue
            field = field.strip().lower()
            value = unquote(value.strip())
            if field == 'user-agent':
                if entry.rulelines:
                    entry = self._finish(entry)
                entry.useragents.append(value)
            elif field in ('allow', 'disallow') and entry.useragents:
                entry.rulelines.append(RuleLine(value, field == 'allow'))
        self._finish(entry)

    def _finish(self, entry):
        """Keeps an entry, if it has rules; the one after it."""
        if entry.rulelines:
            self._add_entry(entry)
        return Entry()

    def _add_entry(self, entry):
        if '*' not in entry.useragents:
            self.entries.append(entry)
        elif self.default_entry is None:
            # The first one counts.
            self.default_entry = entry

    def can_fetch(self, useragent, url):
        """Whether the program that calls itself `useragent` may fetch an address. False before the file was read."""
        if self.disallow_all:
            return False
        if self.allow_all:
            return True
        if not self.last_checked:
            return False
        path = quote(urlunparse(('', '') + urlparse(unquote(url))[2:])) or '/'
        for entry in self.entries:
            if entry.applies_to(useragent):
                return entry.allowance(path)
        return self.default_entry is None or self.default_entry.allowance(path)

    def __str__(self):
        entries = self.entries[:]
        if self.default_entry is not None:
            entries.append(self.default_entry)
        return '\n'.join(map(str, entries)) + '\n'


class RuleLine:
    """Whether what begins with a path may be fetched. Without a path everything may, whatever the line says."""

    def __init__(self, path, allowance):
        self.allowance = allowance if allowance or path else True
        # As can_fetch() writes addresses.
        self.path = quote(urlunparse(urlparse(path)))

    def applies_to(self, filename):
        return filename.startswith(self.path) or self.path == '*'

    def __str__(self):
        return '%s: %s' % ('Allow' if self.allowance else 'Disallow', self.path)


class Entry:
    """Programs and the rules for them."""

    def __init__(self):
        self.useragents = []
        self.rulelines = []

    def applies_to(self, useragent):
        """Whether the entry is for a program; its version does not matter."""
        name = useragent.split('/')[0].lower()
        return any(agent == '*' or agent.lower() in name for agent in self.useragents)

    def allowance(self, filename):
        """What the first rule for a path says, which is as can_fetch() writes it."""
        for rule in self.rulelines:
            if rule.applies_to(filename):
                return rule.allowance
        return True

    def __str__(self):
        lines = ['User-agent: ' + agent for agent in self.useragents]
        lines.extend(map(str, self.rulelines))
        return ''.join([line + '\n' for line in lines])


class URLopener(FancyURLopener):
    """Opens addresses; remembers errors in errcode, and asks nobody for a password."""

    def __init__(self, *args):
        FancyURLopener.__init__(self, *args)
        self.errcode = 200

    def prompt_user_passwd(self, host, realm):
        return None, None

    def http_error_default(self, url, fp, errcode, errmsg, headers):
        self.errcode = errcode
        return FancyURLopener.http_error_default(self, url, fp, errcode, errmsg, headers)
