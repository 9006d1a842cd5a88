# SPDX-License-Identifier: MIT
"""Reads files as ~/.netrc: who logs in where, and with what password."""
import os
import re
import stat

__all__ = ["netrc", "NetrcParseError"]

_word = re.compile(r'[^ \t\r\n]+').search


class NetrcParseError(Exception):
    """What is wrong in a file: msg, filename, lineno."""

    def __init__(self, msg, filename=None, lineno=None):
        Exception.__init__(self, msg)
        self.msg = msg
        self.filename = filename
        self.lineno = lineno

    def __str__(self):
        return "%s (%s, line %s)" % (self.msg, self.filename, self.lineno)


class _Words(object):
    """The words of a text, one after the other."""

    def __init__(self, text):
        self._text = text
        self._start = self._end = 0
        self._macro_lines = 0

    def next(self):
        """The next word; '' at the end."""
        match = _word(self._text, self._end)
        if match is None:
            self._start = self._end = len(self._text)
            return ''
        self._start = match.start()
        # The blank behind a word goes with it.
        self._end = match.end() + 1
        return match.group()

    def back(self):
        """Has next() give the last word again."""
        self._end = self._start

    def skip_line(self):
        """Leaves out what stands behind the last word in its line."""
        self._end = self._text.find('\n', self._start) + 1 or len(self._text)

    def macro(self):
        """The lines up to an empty one."""
        end = self._end
        lines = []
        for line in self._text[end:].splitlines(True):
            end += len(line)
            if line == '\n':
                break
            lines.append(line)
        self._macro_lines += self._text.count('\n', self._end, end)
        self._end = end
        return lines

    @property
    def lineno(self):
        """The number of the line that is read, without those of macros."""
        return self._text.count('\n', 0, self._end) - self._macro_lines + 1


class netrc:
    """What is in a file, ~/.netrc by default.

    hosts: name -> (login, account, password), 'default' for all others. macros: name -> lines. Where the file is ~/.netrc
    and has passwords, nobody else may be able to read it."""

    def __init__(self, file=None):
        is_default = file is None
        if is_default:
            try:
                file = os.path.join(os.environ['HOME'], ".netrc")
            except KeyError:
                raise IOError("Could not find .netrc: $HOME is not set")
        self.hosts = {}
        self.macros = {}
        with open(file) as fp:
            self._parse(file, fp, is_default)

    def _parse(self, file, fp, default_netrc):
        words = _Words(fp.read())

        def check():
            if default_netrc and os.name == 'posix':
                fault = _privacy_fault(os.fstat(fp.fileno()))
                if fault:
                    raise NetrcParseError(fault, file, words.lineno)

        while True:
            word = words.next()
            if not word:
                break
            if word.startswith('#'):
                words.skip_line()
            elif word == 'macdef':
                name = words.next()
                self.macros[name] = words.macro()
            elif word in ('machine', 'default'):
                name = words.next() if word == 'machine' else word
                self.hosts[name] = self._entry(words, word, name, file, check)
            else:
                raise NetrcParseError("bad toplevel token %r" % word, file, words.lineno)

    def _entry(self, words, kind, name, file, check):
        """What follows the name of a machine; `check` is called for each password."""
        found = {}
        while True:
            word = words.next()
            if word in ('login', 'user', 'account'):
                found['login' if word == 'user' else word] = words.next()
            elif word == 'password':
                check()
                found[word] = words.next()
            elif word in ('', 'machine', 'default', 'macdef') or word.startswith('#'):
                if not found.get('password'):
                    raise NetrcParseError("malformed %s entry %s terminated by %r" % (kind, name, word), file, words.lineno)
                words.back()
                return found.get('login', ''), found.get('account'), found['password']
            else:
                raise NetrcParseError("bad follower token %r" % word, file, words.lineno)

    def authenticators(self, host):
        """(login, account, password) for a host, or those of 'default'; None if there is neither."""
        return self.hosts.get(host) or self.hosts.get('default')

    def __repr__(self):
        lines = []
        for host, (login, account, password) in self.hosts.iteritems():
            lines += ["machine ", host, "\n\tlogin ", login, "\n"]
            if account:
                lines += ["\taccount ", account, "\n"]
            lines += ["\tpassword ", password, "\n"]
        for name, text in self.macros.iteritems():
            lines += ["macdef ", name, "\n"] + text + ["\n"]
        return ''.join(lines)


def _privacy_fault(status):
    """Why a file is not private to who runs the program; None if it is."""
    if status.st_uid != os.getuid():
        return "~/.netrc file owner (%s) does not match current user (%s)" % (
            _user(status.st_uid), _user(os.getuid()))
    if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return "~/.netrc access too permissive: access permissions must restrict access to only the owner"
    return None


def _user(uid):
    import pwd
    try:
        return pwd.getpwuid(uid)[0]
    except KeyError:
        return 'uid %s' % uid


if __name__ == '__main__':
    print netrc()
