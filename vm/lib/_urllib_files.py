# SPDX-License-Identifier: MIT
"""What URLs give, for urllib: file-like objects with a header, and connections to FTP servers that give them."""
import sys


class addbase:
    """A file-like object over another one."""

    __module__ = 'urllib'

    def __init__(self, fp):
        self.fp = fp
        self.read = fp.read
        self.readline = fp.readline
        if hasattr(fp, 'readlines'):
            self.readlines = fp.readlines
        self.fileno = getattr(fp, 'fileno', lambda: None)
        if hasattr(fp, '__iter__'):
            self.__iter__ = fp.__iter__
            if hasattr(fp, 'next'):
                self.next = fp.next

    def __repr__(self):
        return '<%s at %r whose fp = %r>' % (self.__class__.__name__, id(self), self.fp)

    def close(self):
        self.read = None
        self.readline = None
        self.readlines = None
        self.fileno = None
        if self.fp:
            self.fp.close()
        self.fp = None


class addclosehook(addbase):
    """Calls something after it was closed, once."""

    __module__ = 'urllib'

    def __init__(self, fp, closehook, *hookargs):
        addbase.__init__(self, fp)
        self.closehook = closehook
        self.hookargs = hookargs

    def close(self):
        try:
            hook, args = self.closehook, self.hookargs
            if hook:
                self.closehook = None
                self.hookargs = None
                hook(*args)
        finally:
            addbase.close(self)


class addinfo(addbase):
    """Has a header."""

    __module__ = 'urllib'

    def __init__(self, fp, headers):
        addbase.__init__(self, fp)
        self.headers = headers

    def info(self):
        return self.headers


class addinfourl(addbase):
    """What urlopen() gives: has a header, the URL it came from, and the status code (None where there is no such)."""

    __module__ = 'urllib'

    def __init__(self, fp, headers, url, code=None):
        addbase.__init__(self, fp)
        self.headers = headers
        self.url = url
        self.code = code

    def info(self):
        return self.headers

    def getcode(self):
        return self.code

    def geturl(self):
        return self.url


def ftperrors():
    """The exceptions of module ftplib."""
    import ftplib
    return ftplib.all_errors


# For arguments that are left out: socket._GLOBAL_DEFAULT_TIMEOUT, without having imported it.
_USUAL = object()


class ftpwrapper:
    """A connection to an FTP server for one folder, in which files can be opened one after the other.

    persistent: whether it stays open between two files."""

    __module__ = 'urllib'

    def __init__(self, user, passwd, host, port, dirs, timeout=_USUAL, persistent=True):
        if timeout is _USUAL:
            import socket
            timeout = socket._GLOBAL_DEFAULT_TIMEOUT
        self.user = user
        self.passwd = passwd
        self.host = host
        self.port = port
        self.dirs = dirs
        self.timeout = timeout
        self.refcount = 0
        self.keepalive = persistent
        try:
            self.init()
        except:
            self.close()
            raise

    def init(self):
        """Connects."""
        import ftplib
        self.busy = 0
        self.ftp = ftplib.FTP()
        self.ftp.connect(self.host, self.port, self.timeout)
        self.ftp.login(self.user, self.passwd)
        self.ftp.cwd('/'.join(self.dirs))

    def retrfile(self, file, type):
        """Opens a file ('I': as it is, 'A': as text) or lists a folder ('D'): (file object, size or None)."""
        import ftplib
        self.endtransfer()
        listing = type in ('d', 'D')
        mode = 'TYPE A' if listing else 'TYPE ' + type
        try:
            self.ftp.voidcmd(mode)
        except ftplib.all_errors:
            # The server got tired of waiting.
            self.init()
            self.ftp.voidcmd(mode)
        conn = None
        if file and not listing:
            try:
                conn, size = self.ftp.ntransfercmd('RETR ' + file)
            except ftplib.error_perm as e:
                # 550: it may be a folder.
                if str(e)[:3] != '550':
                    raise IOError, ('ftp error', e), sys.exc_info()[2]
        if not conn:
            self.ftp.voidcmd('TYPE A')
            command = 'LIST'
            if file:
                here = self.ftp.pwd()
                try:
                    try:
                        self.ftp.cwd(file)
                    except ftplib.error_perm as e:
                        raise IOError, ('ftp error', e), sys.exc_info()[2]
                finally:
                    self.ftp.cwd(here)
                command += ' ' + file
            conn, size = self.ftp.ntransfercmd(command)
        self.busy = 1
        opened = addclosehook(conn.makefile('rb'), self.file_close)
        self.refcount += 1
        conn.close()
        return opened, size

    def endtransfer(self):
        """Takes note that the last file was closed."""
        if not self.busy:
            return
        self.busy = 0
        try:
            self.ftp.voidresp()
        except ftperrors():
            pass

    def __close_unused(self):
        if self.refcount <= 0 and not self.keepalive:
            self.real_close()

    def close(self):
        """Closes the connection once no file of it is open."""
        self.keepalive = False
        self.__close_unused()

    def file_close(self):
        """Called when a file is closed."""
        self.endtransfer()
        self.refcount -= 1
        self.__close_unused()

    def real_close(self):
        self.endtransfer()
        try:
            self.ftp.close()
        except ftperrors():
            pass
