# SPDX-License-Identifier: MIT
"""A client of FTP (RFC 959): connect, log in, then read, write and list files.

A command that the server refuses raises error_temp (4xx) or error_perm (5xx); an answer that does not fit error_reply,
one that is none error_proto.
"""
import socket
from socket import _GLOBAL_DEFAULT_TIMEOUT

from _ftp_netrc import Netrc
from _ftp_replies import (
    Error, MAXLINE, error_perm, error_proto, error_reply, error_temp, parse150, parse227, parse229, parse257)

__all__ = ["FTP", "Netrc"]

# Sent as urgent data.
MSG_OOB = 0x1
FTP_PORT = 21
CRLF = '\r\n'

# What methods can raise when all they are given is right.
all_errors = (Error, IOError, EOFError)


class FTP:
    """A connection to a server. With `host` it is made at once, with `user` the login, too.

    timeout: in seconds, for every step. Transfers are passive unless set_pasv(False)."""

    debugging = 0
    host = ''
    port = FTP_PORT
    maxline = MAXLINE
    sock = None
    file = None
    welcome = None
    passiveserver = 1

    def __init__(self, host='', user='', passwd='', acct='', timeout=_GLOBAL_DEFAULT_TIMEOUT):
        self.timeout = timeout
        if host:
            self.connect(host)
            if user:
                self.login(user, passwd, acct)

    def connect(self, host='', port=0, timeout=-999):
        """Connects, and gives the welcome of the server. What is not given stays what it was."""
        if host != '':
            self.host = host
        if port > 0:
            self.port = port
        if timeout != -999:
            self.timeout = timeout
        self.sock = socket.create_connection((self.host, self.port), self.timeout)
        self.af = self.sock.family
        self.file = self.sock.makefile('rb')
        self.welcome = self.getresp()
        return self.welcome

    def getwelcome(self):
        """What the server said first."""
        if self.debugging:
            print '*welcome*', self.sanitize(self.welcome)
        return self.welcome

    def set_debuglevel(self, level):
        """1: print commands and answers, 2: lines, too."""
        self.debugging = level

    debug = set_debuglevel

    def set_pasv(self, val):
        """Whether we connect to the server for transfers, or it to us."""
        self.passiveserver = val

    def sanitize(self, s):
        """A line to print: without the password."""
        if s[:5].lower() == 'pass ':
            secret = s[5:].rstrip('\r\n')
            s = s[:5] + '*' * len(secret) + s[5 + len(secret):]
        return repr(s)

    def putline(self, line):
        """Sends a line. Raises ValueError for one that would be two."""
        if '\r' in line or '\n' in line:
            raise ValueError('an illegal newline character should not be contained')
        line += CRLF
        if self.debugging > 1:
            print '*put*', self.sanitize(line)
        self.sock.sendall(line)

    def putcmd(self, line):
        """Sends a command."""
        if self.debugging:
            print '*cmd*', self.sanitize(line)
        self.putline(line)

    def getline(self):
        """A line of an answer. Raises EOFError when the connection was closed."""
        line = self.file.readline(self.maxline + 1)
        if len(line) > self.maxline:
            raise Error('got more than %d bytes' % self.maxline)
        if self.debugging > 1:
            print '*get*', self.sanitize(line)
        if not line:
            raise EOFError
        return _unlined(line)

    def getmultiline(self):
        """An answer: "123-" begins one of several lines, "123 " its last one."""
        answer = line = self.getline()
        if line[3:4] == '-':
            code = line[:3]
            while line[:3] != code or line[3:4] == '-':
                line = self.getline()
                answer += '\n' + line
        return answer

    def getresp(self):
        """An answer. Raises error_temp, error_perm and error_proto."""
        resp = self.getmultiline()
        if self.debugging:
            print '*resp*', self.sanitize(resp)
        self.lastresp = resp[:3]
        kind = resp[:1]
        if kind in ('1', '2', '3'):
            return resp
        if kind == '4':
            raise error_temp(resp)
        if kind == '5':
            raise error_perm(resp)
        raise error_proto(resp)

    def voidresp(self):
        """An answer that must be a success (2xx)."""
        resp = self.getresp()
        if resp[:1] != '2':
            raise error_reply(resp)
        return resp

    def abort(self):
        """Ends a transfer."""
        line = 'ABOR' + CRLF
        if self.debugging > 1:
            print '*put urgent*', self.sanitize(line)
        self.sock.sendall(line, MSG_OOB)
        resp = self.getmultiline()
        if resp[:3] not in ('426', '225', '226'):
            raise error_proto(resp)

    def sendcmd(self, cmd):
        """Sends a command and gives the answer."""
        self.putcmd(cmd)
        return self.getresp()

    def voidcmd(self, cmd):
        """Sends a command whose answer must be a success."""
        self.putcmd(cmd)
        return self.voidresp()

    def sendport(self, host, port):
        """Tells the server where we listen (PORT)."""
        return self.voidcmd('PORT ' + ','.join(host.split('.') + [repr(port // 256), repr(port % 256)]))

    def sendeprt(self, host, port):
        """Tells the server where we listen (EPRT, RFC 2428)."""
        kind = 1 if self.af == socket.AF_INET else 2 if self.af == socket.AF_INET6 else 0
        if not kind:
            raise error_proto('unsupported address family')
        return self.voidcmd('EPRT |%r|%s|%r|' % (kind, host, port))

    def makeport(self):
        """A socket that listens for the server, which knows of it."""
        failure = None
        sock = None
        for family, kind, proto, _, address in socket.getaddrinfo(None, 0, self.af, socket.SOCK_STREAM, 0,
                                                                  socket.AI_PASSIVE):
            try:
                sock = socket.socket(family, kind, proto)
                sock.bind(address)
                break
            except socket.error as e:
                failure = e
                if sock:
                    sock.close()
                sock = None
        if sock is None:
            raise failure or socket.error('getaddrinfo returns an empty list')
        sock.listen(1)
        port = sock.getsockname()[1]
        host = self.sock.getsockname()[0]
        if self.af == socket.AF_INET:
            self.sendport(host, port)
        else:
            self.sendeprt(host, port)
        if self.timeout is not _GLOBAL_DEFAULT_TIMEOUT:
            sock.settimeout(self.timeout)
        return sock

    def makepasv(self):
        """Where the server listens for us: (host, port)."""
        if self.af == socket.AF_INET:
            return parse227(self.sendcmd('PASV'))
        return parse229(self.sendcmd('EPSV'), self.sock.getpeername())

    def _begin(self, cmd, rest):
        # Asks for a transfer, from position `rest` on.
        if rest is not None:
            self.sendcmd('REST %s' % rest)
        resp = self.sendcmd(cmd)
        if resp.startswith('2'):
            # Some servers answer the one before once more.
            resp = self.getresp()
        if resp.startswith('1'):
            return resp
        raise error_reply(resp)

    def ntransfercmd(self, cmd, rest=None):
        """Begins a transfer: its socket, and the size if the server tells it, else None."""
        if self.passiveserver:
            conn = socket.create_connection(self.makepasv(), self.timeout)
            try:
                resp = self._begin(cmd, rest)
            except:
                conn.close()
                raise
        else:
            listener = self.makeport()
            try:
                resp = self._begin(cmd, rest)
                conn = listener.accept()[0]
                if self.timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                    conn.settimeout(self.timeout)
            finally:
                listener.close()
        return conn, parse150(resp) if resp[:3] == '150' else None

    def transfercmd(self, cmd, rest=None):
        """ntransfercmd() without the size."""
        return self.ntransfercmd(cmd, rest)[0]

    def login(self, user='', passwd='', acct=''):
        """Logs in, as "anonymous" unless told otherwise."""
        user = user or 'anonymous'
        if user == 'anonymous' and passwd in ('', '-'):
            passwd += 'anonymous@'
        resp = self.sendcmd('USER ' + user)
        if resp[0] == '3':
            resp = self.sendcmd('PASS ' + passwd)
        if resp[0] == '3':
            resp = self.sendcmd('ACCT ' + acct)
        if resp[0] != '2':
            raise error_reply(resp)
        return resp

    def retrbinary(self, cmd, callback, blocksize=8192, rest=None):
        """Reads a file ("RETR name") and gives its blocks to callback()."""
        self.voidcmd('TYPE I')
        conn = self.transfercmd(cmd, rest)
        try:
            while True:
                data = conn.recv(blocksize)
                if not data:
                    break
                callback(data)
            self._unwrap(conn)
        finally:
            conn.close()
        return self.voidresp()

    def retrlines(self, cmd, callback=None):
        """Reads a file or a listing and gives its lines, without their ends, to callback(), which prints unless given."""
        if callback is None:
            callback = print_line
        self.sendcmd('TYPE A')
        conn = self.transfercmd(cmd)
        fp = conn.makefile('rb')
        try:
            while True:
                line = fp.readline(self.maxline + 1)
                if len(line) > self.maxline:
                    raise Error('got more than %d bytes' % self.maxline)
                if self.debugging > 2:
                    print '*retr*', repr(line)
                if not line:
                    break
                if line[-1:] == '\n':
                    line = line[:-2] if line[-2:] == CRLF else line[:-1]
                callback(line)
            self._unwrap(conn)
        finally:
            fp.close()
            conn.close()
        return self.voidresp()

    def storbinary(self, cmd, fp, blocksize=8192, callback=None, rest=None):
        """Writes a file ("STOR name") from an open one; callback() gets each block that was sent."""
        self.voidcmd('TYPE I')
        conn = self.transfercmd(cmd, rest)
        try:
            while True:
                data = fp.read(blocksize)
                if not data:
                    break
                conn.sendall(data)
                if callback:
                    callback(data)
            self._unwrap(conn)
        finally:
            conn.close()
        return self.voidresp()

    def storlines(self, cmd, fp, callback=None):
        """Writes a file as text, with the line ends of the net; callback() gets each line that was sent."""
        self.voidcmd('TYPE A')
        conn = self.transfercmd(cmd)
        try:
            while True:
                line = fp.readline(self.maxline + 1)
                if len(line) > self.maxline:
                    raise Error('got more than %d bytes' % self.maxline)
                if not line:
                    break
                if line[-2:] != CRLF:
                    line = (line[:-1] if line[-1] in CRLF else line) + CRLF
                conn.sendall(line)
                if callback:
                    callback(line)
            self._unwrap(conn)
        finally:
            conn.close()
        return self.voidresp()

    def _unwrap(self, conn):
        # The end of a transfer; with TLS there is something to say.
        pass

    def acct(self, password):
        """Sends the password of an account."""
        return self.voidcmd('ACCT ' + password)

    def nlst(self, *args):
        """The names in a folder, the current one unless given."""
        names = []
        self.retrlines(' '.join(('NLST',) + args), names.append)
        return names

    def dir(self, *args):
        """Lists a folder in the server's way; a function as last argument gets the lines, which are printed else."""
        callback = None
        if args and type(args[-1]) != str:
            args, callback = args[:-1], args[-1]
        self.retrlines(' '.join(['LIST'] + [arg for arg in args if arg]), callback)

    def rename(self, fromname, toname):
        resp = self.sendcmd('RNFR ' + fromname)
        if resp[0] != '3':
            raise error_reply(resp)
        return self.voidcmd('RNTO ' + toname)

    def delete(self, filename):
        resp = self.sendcmd('DELE ' + filename)
        if resp[:3] not in ('250', '200'):
            raise error_reply(resp)
        return resp

    def cwd(self, dirname):
        """Changes the current folder."""
        if dirname == '..':
            try:
                return self.voidcmd('CDUP')
            except error_perm as e:
                if e.args[0][:3] != '500':
                    raise
        return self.voidcmd('CWD ' + (dirname or '.'))

    def size(self, filename):
        """The size of a file; None if the server does not tell."""
        resp = self.sendcmd('SIZE ' + filename)
        return int(resp[3:].strip()) if resp[:3] == '213' else None

    def mkd(self, dirname):
        """Makes a folder and gives its path."""
        return parse257(self.sendcmd('MKD ' + dirname))

    def rmd(self, dirname):
        return self.voidcmd('RMD ' + dirname)

    def pwd(self):
        """The current folder."""
        return parse257(self.sendcmd('PWD'))

    def quit(self):
        """Takes leave and closes the connection."""
        resp = self.voidcmd('QUIT')
        self.close()
        return resp

    def close(self):
        """Closes the connection without a word."""
        try:
            file, self.file = self.file, None
            if file is not None:
                file.close()
        finally:
            sock, self.sock = self.sock, None
            if sock is not None:
                sock.close()


try:
    import ssl
except ImportError:
    pass
else:
    class FTP_TLS(FTP):
        """A connection that login() secures with TLS (RFC 4217); prot_p() does so for transfers."""

        ssl_version = ssl.PROTOCOL_SSLv23

        def __init__(self, host='', user='', passwd='', acct='', keyfile=None, certfile=None, context=None,
                     timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None):
            if context is not None and (keyfile is not None or certfile is not None):
                raise ValueError('context and %s arguments are mutually exclusive' % (
                    'keyfile' if keyfile is not None else 'certfile'))
            self.keyfile = keyfile
            self.certfile = certfile
            if context is None:
                context = ssl._create_stdlib_context(self.ssl_version, certfile=certfile, keyfile=keyfile)
            self.context = context
            self._prot_p = False
            FTP.__init__(self, host, user, passwd, acct, timeout)

        def login(self, user='', passwd='', acct='', secure=True):
            if secure and not isinstance(self.sock, ssl.SSLSocket):
                self.auth()
            return FTP.login(self, user, passwd, acct)

        def auth(self):
            """Secures the connection."""
            if isinstance(self.sock, ssl.SSLSocket):
                raise ValueError('Already using TLS')
            resp = self.voidcmd('AUTH TLS' if self.ssl_version >= ssl.PROTOCOL_SSLv23 else 'AUTH SSL')
            self.sock = self.context.wrap_socket(self.sock, server_hostname=self.host)
            self.file = self.sock.makefile(mode='rb')
            return resp

        def prot_p(self):
            """Secures transfers."""
            self.voidcmd('PBSZ 0')
            resp = self.voidcmd('PROT P')
            self._prot_p = True
            return resp

        def prot_c(self):
            """Leaves transfers open."""
            resp = self.voidcmd('PROT C')
            self._prot_p = False
            return resp

        def ntransfercmd(self, cmd, rest=None):
            conn, size = FTP.ntransfercmd(self, cmd, rest)
            if self._prot_p:
                conn = self.context.wrap_socket(conn, server_hostname=self.host)
            return conn, size

        def _unwrap(self, conn):
            if isinstance(conn, ssl.SSLSocket):
                conn.unwrap()

    __all__.append('FTP_TLS')
    all_errors = (Error, IOError, EOFError, ssl.SSLError)


def _unlined(line):
    if line[-2:] == CRLF:
        return line[:-2]
    return line[:-1] if line[-1:] in ('\r', '\n') else line


def print_line(line):
    """Prints a line."""
    print line


def ftpcp(source, sourcename, target, targetname='', type='I'):
    """Copies a file from one server to another, not through us."""
    targetname = targetname or sourcename
    type = 'TYPE ' + type
    source.voidcmd(type)
    target.voidcmd(type)
    host, port = parse227(source.sendcmd('PASV'))
    target.sendport(host, port)
    # The receiver first: the sender might give up.
    reply = target.sendcmd('STOR ' + targetname)
    if reply[:3] not in ('125', '150'):
        raise error_proto
    reply = source.sendcmd('RETR ' + sourcename)
    if reply[:3] not in ('125', '150'):
        raise error_proto
    source.voidresp()
    target.voidresp()


def test():
    """Tries a server: ftplib.py [-d]... [-r netrc] host [-l folder] [-d folder] [file]..."""
    import sys
    args = sys.argv[1:]
    if not args:
        print test.__doc__
        sys.exit(0)
    level = 0
    rcfile = None
    while args[:1] == ['-d']:
        level += 1
        del args[0]
    if args[:1] and args[0][:2] == '-r':
        rcfile = args.pop(0)[2:]
    ftp = FTP(args.pop(0))
    ftp.set_debuglevel(level)
    user = passwd = acct = ''
    try:
        user, passwd, acct = [part or '' for part in Netrc(rcfile or None).get_account(ftp.host)]
    except IOError:
        if rcfile is not None:
            sys.stderr.write('Could not open account file -- using anonymous login.')
    ftp.login(user, passwd, acct)
    for name in args:
        if name[:2] == '-l':
            ftp.dir(name[2:])
        elif name[:2] == '-d':
            ftp.sendcmd('CWD ' + name[2:]) if name[2:] else ftp.sendcmd('CWD')
        elif name == '-p':
            ftp.set_pasv(not ftp.passiveserver)
        else:
            ftp.retrbinary('RETR ' + name, sys.stdout.write, 1024)
    ftp.quit()


if __name__ == '__main__':
    test()
