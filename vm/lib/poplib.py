# SPDX-License-Identifier: MIT
"""A client of POP3 (RFC 1939): reads the mail of a box."""
import re
import socket

__all__ = ["POP3", "error_proto"]


class error_proto(Exception):
    """The server refuses, or says something that is no answer."""


POP3_PORT = 110
POP3_SSL_PORT = 995

CR = '\r'
LF = '\n'
CRLF = CR + LF

# The longest line: the RFC has 512 bytes.
_MAXLINE = 2048


class POP3:
    """A connection to a server, made at once. Log in with user() and pass_(), or apop(); take leave with quit().

    Short answers are texts, long ones (answer, list of lines, number of bytes)."""

    def __init__(self, host, port=POP3_PORT, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        self.host = host
        self.port = port
        self.sock = socket.create_connection((host, port), timeout)
        self.file = self.sock.makefile('rb')
        self._debugging = 0
        self.welcome = self._getresp()

    def _putline(self, line):
        if self._debugging > 1:
            print '*put*', repr(line)
        self.sock.sendall('%s%s' % (line, CRLF))

    def _putcmd(self, line):
        if self._debugging:
            print '*cmd*', repr(line)
        self._putline(line)

    def _getline(self):
        # A line, and how many bytes it had.
        line = self.file.readline(_MAXLINE + 1)
        if len(line) > _MAXLINE:
            raise error_proto('line too long')
        if self._debugging > 1:
            print '*get*', repr(line)
        if not line:
            raise error_proto('-ERR EOF')
        if line.endswith(CRLF):
            text = line[:-2]
        else:
            # Some servers have them the other way round.
            text = line[1 if line[0] == CR else 0:-1]
        return text, len(line)

    def _getresp(self):
        resp = self._getline()[0]
        if self._debugging > 1:
            print '*resp*', repr(resp)
        if resp.startswith('+'):
            return resp
        raise error_proto(resp)

    def _getlongresp(self):
        resp = self._getresp()
        lines = []
        octets = 0
        line, size = self._getline()
        while line != '.':
            if line[:2] == '..':
                size -= 1
                line = line[1:]
            octets += size
            lines.append(line)
            line, size = self._getline()
        return resp, lines, octets

    def _shortcmd(self, line):
        self._putcmd(line)
        return self._getresp()

    def _longcmd(self, line):
        self._putcmd(line)
        return self._getlongresp()

    def getwelcome(self):
        """What the server said first."""
        return self.welcome

    def set_debuglevel(self, level):
        """1: print commands, 2: all lines."""
        self._debugging = level

    def user(self, user):
        """Sends the user; the answer should ask for the password."""
        return self._shortcmd('USER %s' % user)

    def pass_(self, pswd):
        """Sends the password. The box is locked then, until quit()."""
        return self._shortcmd('PASS %s' % pswd)

    def stat(self):
        """(number of messages, their size)."""
        words = self._shortcmd('STAT').split()
        if self._debugging:
            print '*stat*', repr(words)
        return int(words[1]), int(words[2])

    def list(self, which=None):
        """Numbers and sizes of all messages (a long answer), or of one."""
        if which is not None:
            return self._shortcmd('LIST %s' % which)
        return self._longcmd('LIST')

    def retr(self, which):
        """A message, as a long answer."""
        return self._longcmd('RETR %s' % which)

    def dele(self, which):
        """Marks a message as deleted; quit() deletes it."""
        return self._shortcmd('DELE %s' % which)

    def noop(self):
        return self._shortcmd('NOOP')

    def rset(self):
        """Takes the marks off."""
        return self._shortcmd('RSET')

    def quit(self):
        """Takes leave: what is marked is deleted, the connection closed."""
        try:
            resp = self._shortcmd('QUIT')
        except error_proto as e:
            resp = e
        self._leave()
        return resp

    def _leave(self):
        self.file.close()
        self.sock.close()
        del self.file, self.sock

    def rpop(self, user):
        """Logs in by the name of this machine: of old."""
        return self._shortcmd('RPOP %s' % user)

    timestamp = re.compile(r'\+OK.[^<]*(<.*>)')

    def apop(self, user, secret):
        """Logs in without sending the password; only where the welcome has a timestamp."""
        match = self.timestamp.match(self.welcome)
        if not match:
            raise error_proto('-ERR APOP not supported by server')
        import hashlib
        return self._shortcmd('APOP %s %s' % (user, hashlib.md5(match.group(1) + secret).hexdigest()))

    def top(self, which, howmuch):
        """The header of a message and so many lines of its body, as a long answer."""
        return self._longcmd('TOP %s %s' % (which, howmuch))

    def uidl(self, which=None):
        """The lasting names of all messages (a long answer), or of one."""
        if which is not None:
            return self._shortcmd('UIDL %s' % which)
        return self._longcmd('UIDL')


try:
    import ssl
except ImportError:
    pass
else:
    class POP3_SSL(POP3):
        """A connection over TLS. keyfile, certfile: what we prove ourselves with."""

        def __init__(self, host, port=POP3_SSL_PORT, keyfile=None, certfile=None):
            self.host = host
            self.port = port
            self.keyfile = keyfile
            self.certfile = certfile
            self.sock = socket.create_connection((host, port))
            self.sslobj = ssl.wrap_socket(self.sock, self.keyfile, self.certfile)
            self.file = self.sslobj.makefile('rb')
            self._debugging = 0
            self.welcome = self._getresp()

        def _putline(self, line):
            if self._debugging > 1:
                print '*put*', repr(line)
            self.sslobj.sendall(line + CRLF)

        def _leave(self):
            self.sslobj.close()
            del self.sslobj
            POP3._leave(self)

    __all__.append('POP3_SSL')


if __name__ == '__main__':
    import sys
    _box = POP3(sys.argv[1])
    print _box.getwelcome()
    _box.user(sys.argv[2])
    _box.pass_(sys.argv[3])
    _count, _size = _box.stat()
    for _number in range(1, _count + 1):
        _header, _lines, _octets = _box.retr(_number)
        print 'Message %d:' % _number
        for _line in _lines:
            print '   ' + _line
        print '-----------------------'
    _box.quit()
