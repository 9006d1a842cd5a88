# SPDX-License-Identifier: MIT
"""A client of NNTP (RFC 977): reads and writes articles of news groups."""
import re
import socket

__all__ = ["NNTP", "NNTPReplyError", "NNTPTemporaryError", "NNTPPermanentError", "NNTPProtocolError", "NNTPDataError",
           "error_reply", "error_temp", "error_perm", "error_proto", "error_data"]

NNTP_PORT = 119
CRLF = '\r\n'

# The longest line: the RFC has 512 bytes.
_MAXLINE = 2048

# The answers that have several lines.
LONGRESP = ['100', '215', '220', '221', '222', '224', '230', '231', '282']


class NNTPError(Exception):
    """Base of the errors of the server. response: what it said."""

    def __init__(self, *args):
        Exception.__init__(self, *args)
        self.response = args[0] if args else 'No response given'


class NNTPReplyError(NNTPError):
    """An answer that was not expected."""


class NNTPTemporaryError(NNTPError):
    """An answer with a number from 400 on."""


class NNTPPermanentError(NNTPError):
    """An answer with a number from 500 on."""


class NNTPProtocolError(NNTPError):
    """What is no answer."""


class NNTPDataError(NNTPError):
    """An answer that cannot be understood, or with a line that is too long."""


# As they were called once.
error_temp, error_perm = NNTPTemporaryError, NNTPPermanentError
error_reply, error_proto, error_data = NNTPReplyError, NNTPProtocolError, NNTPDataError

_title = re.compile('([^ \t]+)[ \t]+(.*)$')
_field = re.compile('([0-9]+) ?(.*)\n?')


def _titles(lines):
    # The (group, title) pairs of lines; what is none is left out.
    matches = [_title.match(line.strip()) for line in lines]
    return [match.groups() for match in matches if match]


def _expected(resp, *starts):
    # An answer that begins with one of these.
    if not resp.startswith(starts):
        raise NNTPReplyError(resp)
    return resp


class NNTP:
    """A connection to a server, made at once. user and password: logs in; readermode: asks for the commands of readers,
    as some servers need it; usenetrc: takes user and password from the file .netrc unless they are given.

    Most methods give the answer of the server first. Numbers of articles and groups are texts. file: an opened file or
    a name, to which the lines of a long answer go; they are not in the list then."""

    def __init__(self, host, port=NNTP_PORT, user=None, password=None, readermode=None, usenetrc=True):
        self.host = host
        self.port = port
        self.sock = socket.create_connection((host, port))
        self.file = self.sock.makefile('rb')
        self.debugging = 0
        self.welcome = self.getresp()
        later = False
        if readermode:
            try:
                self._be_reader()
            except NNTPTemporaryError as e:
                # It may want us to log in first.
                if not user or e.response[:3] != '480':
                    raise
                later = True
        if usenetrc and not user:
            user, password = self._from_netrc()
        if user:
            self._login(user, password)
        if later:
            self._be_reader()

    def _be_reader(self):
        try:
            self.welcome = self.shortcmd('mode reader')
        except NNTPPermanentError:
            # It has no modes.
            pass

    def _from_netrc(self):
        try:
            import netrc
            found = netrc.netrc().authenticators(self.host)
        except (ImportError, IOError):
            found = None
        return (found[0], found[2]) if found else (None, None)

    def _login(self, user, password):
        resp = self.shortcmd('authinfo user ' + user)
        if resp[:3] != '381':
            return
        if not password:
            raise NNTPReplyError(resp)
        resp = self.shortcmd('authinfo pass ' + password)
        if resp[:3] != '281':
            raise NNTPPermanentError(resp)

    def getwelcome(self):
        """What the server said first."""
        if self.debugging:
            print '*welcome*', repr(self.welcome)
        return self.welcome

    def set_debuglevel(self, level):
        """1: print commands and answers, 2: all lines."""
        self.debugging = level

    debug = set_debuglevel

    # --- Lines and answers

    def putline(self, line):
        """Sends a line."""
        line += CRLF
        if self.debugging > 1:
            print '*put*', repr(line)
        self.sock.sendall(line)

    def putcmd(self, line):
        """Sends a command."""
        if self.debugging:
            print '*cmd*', repr(line)
        self.putline(line)

    def getline(self):
        """Reads a line, without its end. EOFError if the connection was closed."""
        line = self.file.readline(_MAXLINE + 1)
        if self.debugging > 1 and len(line) <= _MAXLINE:
            print '*get*', repr(line)
        if not line:
            raise EOFError
        if len(line) > _MAXLINE:
            raise NNTPDataError('line too long')
        if line[-2:] == CRLF:
            return line[:-2]
        return line[:-1] if line[-1] in CRLF else line

    def getresp(self):
        """Reads an answer; errors are raised."""
        resp = self.getline()
        if self.debugging:
            print '*resp*', repr(resp)
        kind = {'4': NNTPTemporaryError, '5': NNTPPermanentError}.get(resp[:1])
        if kind is None and resp[:1] not in '123':
            kind = NNTPProtocolError
        if kind:
            raise kind(resp)
        return resp

    def getlongresp(self, file=None):
        """Reads an answer of several lines: (answer, lines)."""
        if isinstance(file, str):
            with open(file, 'w') as opened:
                return self.getlongresp(opened)
        resp = _expected(self.getresp(), *LONGRESP)
        lines = []
        for line in iter(self.getline, '.'):
            if line[:2] == '..':
                line = line[1:]
            if file:
                file.write(line + '\n')
            else:
                lines.append(line)
        return resp, lines

    def shortcmd(self, line):
        """Sends a command and reads the answer."""
        self.putcmd(line)
        return self.getresp()

    def longcmd(self, line, file=None):
        """Sends a command and reads the answer of several lines."""
        self.putcmd(line)
        return self.getlongresp(file)

    # --- Groups

    def newgroups(self, date, time, file=None):
        """The groups that were made since a date ("yymmdd") and time ("hhmmss")."""
        return self.longcmd('NEWGROUPS %s %s' % (date, time), file)

    def newnews(self, group, date, time, file=None):
        """The identifiers of the articles that came since a date and time."""
        return self.longcmd('NEWNEWS %s %s %s' % (group, date, time), file)

    def list(self, file=None):
        """All groups: (name, last, first, whether one may write)."""
        resp, lines = self.longcmd('LIST', file)
        return resp, [tuple(line.split()) for line in lines]

    def description(self, group):
        """The title of a group, '' if it has none."""
        titles = self.descriptions(group)[1]
        return titles[0][1] if titles else ''

    def descriptions(self, group_pattern):
        """The (name, title) pairs of groups."""
        resp, lines = self.longcmd('LIST NEWSGROUPS ' + group_pattern)
        if resp[:3] != '215':
            # The command of old.
            resp, lines = self.longcmd('XGTITLE ' + group_pattern)
        return resp, _titles(lines)

    def xgtitle(self, group, file=None):
        """As descriptions(), by a command of old."""
        resp, lines = self.longcmd('XGTITLE ' + group, file)
        return resp, _titles(lines)

    def group(self, name):
        """Goes to a group: (answer, number of articles, first, last, name)."""
        resp = _expected(self.shortcmd('GROUP ' + name), '211')
        words = resp.split()[1:5]
        count, first, last = (words + [0, 0, 0])[:3] if len(words) < 3 else words[:3]
        return resp, count, first, last, words[3].lower() if len(words) > 3 else name

    # --- Articles

    def statparse(self, resp):
        """An answer about an article: (answer, number, identifier)."""
        words = _expected(resp, '22').split()[1:3]
        return (resp,) + tuple(words) + (0, '')[len(words):]

    def statcmd(self, line):
        """Sends a command about an article and reads the answer."""
        return self.statparse(self.shortcmd(line))

    def artcmd(self, line, file=None):
        """Sends a command for an article and reads it: (answer, number, identifier, lines)."""
        resp, lines = self.longcmd(line, file)
        return self.statparse(resp) + (lines,)

    def stat(self, id):
        """Goes to an article, of a number or an identifier "<...>"."""
        return self.statcmd('STAT ' + id)

    def next(self):
        """Goes to the next article."""
        return self.statcmd('NEXT')

    def last(self):
        """Goes to the article before."""
        return self.statcmd('LAST')

    def head(self, id):
        """The header of an article."""
        return self.artcmd('HEAD ' + id)

    def body(self, id, file=None):
        """The body of an article."""
        return self.artcmd('BODY ' + id, file)

    def article(self, id):
        """A whole article."""
        return self.artcmd('ARTICLE ' + id)

    def xhdr(self, hdr, str, file=None):
        """A field of articles, "1-9": (number, value) pairs."""
        resp, lines = self.longcmd('XHDR %s %s' % (hdr, str), file)
        matches = [(line, _field.match(line)) for line in lines]
        return resp, [match.groups() if match else line for line, match in matches]

    def xover(self, start, end, file=None):
        """What articles are: (number, subject, author, date, identifier, identifiers before it, size, lines)."""
        resp, lines = self.longcmd('XOVER %s-%s' % (start, end), file)
        found = []
        for line in lines:
            words = line.split('\t')
            if len(words) < 8:
                raise NNTPDataError(line)
            found.append(tuple(words[:5]) + (words[5].split(),) + tuple(words[6:8]))
        return resp, found

    def xpath(self, id):
        """The path to an article in the server's folder."""
        resp = _expected(self.shortcmd('XPATH ' + id), '223')
        words = resp.split()
        if len(words) != 2:
            raise NNTPReplyError(resp)
        return resp, words[1]

    def _send_article(self, command, f):
        resp = self.shortcmd(command)
        if resp[0] != '3':
            raise NNTPReplyError(resp)
        for line in iter(f.readline, ''):
            if line[-1] == '\n':
                line = line[:-1]
            self.putline('.' + line if line[:1] == '.' else line)
        self.putline('.')
        return self.getresp()

    def post(self, f):
        """Posts the article in a file."""
        return self._send_article('POST', f)

    def ihave(self, id, f):
        """Offers the article in a file to another server."""
        return self._send_article('IHAVE ' + id, f)

    # --- Others

    def help(self, file=None):
        """The commands that the server knows."""
        return self.longcmd('HELP', file)

    def slave(self):
        """Says that we are a server, too."""
        return self.shortcmd('SLAVE')

    def date(self):
        """The server's clock: (answer, "yymmdd", "hhmmss")."""
        resp = _expected(self.shortcmd('DATE'), '111')
        clock = resp.split()[1:]
        # Without the century; a clock that is too short has not enough of both.
        if len(clock) != 1 or len(clock[0]) < 8:
            raise NNTPDataError(resp)
        return resp, clock[0][2:8], clock[0][-6:]

    def quit(self):
        """Takes leave and closes the connection."""
        resp = self.shortcmd('QUIT')
        for opened in self.file, self.sock:
            opened.close()
        del self.sock, self.file
        return resp
