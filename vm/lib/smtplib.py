# SPDX-License-Identifier: MIT
"""A client of SMTP (RFC 5321): sends mail. SMTP(host).sendmail(from, to, message) is nearly all that is needed."""
import re
import socket
from sys import stderr

__all__ = ["SMTPException", "SMTPServerDisconnected", "SMTPResponseException", "SMTPSenderRefused",
           "SMTPRecipientsRefused", "SMTPDataError", "SMTPConnectError", "SMTPHeloError", "SMTPAuthenticationError",
           "quoteaddr", "quotedata", "SMTP"]

SMTP_PORT = 25
SMTP_SSL_PORT = 465
LMTP_PORT = 2003
CRLF = '\r\n'
# The longest line of an answer.
_MAXLINE = 8192

# Some servers say "AUTH=..." instead of "AUTH ...".
OLDSTYLE_AUTH = re.compile(r'auth=(.*)', re.I)


class SMTPException(Exception):
    """What can go wrong."""


class SMTPServerDisconnected(SMTPException):
    """There is no connection, or not any more."""


class SMTPResponseException(SMTPException):
    """The server answers with an error: smtp_code, smtp_error."""

    def __init__(self, code, msg):
        self.smtp_code = code
        self.smtp_error = msg
        self.args = (code, msg)


class SMTPSenderRefused(SMTPResponseException):
    """The server does not take mail from `sender`."""

    def __init__(self, code, msg, sender):
        self.smtp_code = code
        self.smtp_error = msg
        self.sender = sender
        self.args = (code, msg, sender)


class SMTPRecipientsRefused(SMTPException):
    """The server takes mail for nobody; recipients: address -> (code, message)."""

    def __init__(self, recipients):
        self.recipients = recipients
        self.args = (recipients,)


class SMTPDataError(SMTPResponseException):
    """The server does not take the message."""


class SMTPConnectError(SMTPResponseException):
    """The server does not want to talk to us."""


class SMTPHeloError(SMTPResponseException):
    """The server does not like our name."""


class SMTPAuthenticationError(SMTPResponseException):
    """The server does not like user or password."""


def encode_base64(s, eol=''):
    import base64
    return base64.b64encode(s)


def _parseaddr(text):
    import rfc822
    return rfc822.parseaddr(text)


def quoteaddr(addr):
    """An address as a command has it: "<user@host>", also of "Name <user@host>"."""
    found = (None, None)
    try:
        found = _parseaddr(addr)[1]
    except AttributeError:
        pass  # no text
    if found == (None, None):
        return '<%s>' % addr
    return '<%s>' % (found or '')


def _addr_only(addrstring):
    found = _parseaddr(addrstring)
    return addrstring if found == (None, None) else found[1]


def quotedata(data):
    """A message as it is sent: with the line ends of the net, and a dot more where a line begins with one."""
    return re.sub(r'(?m)^\.', '..', re.sub(r'(?:\r\n|\n|\r(?!\n))', CRLF, data))


try:
    import ssl
except ImportError:
    _have_ssl = False
else:
    class SSLFakeFile:
        """A file to read from what only has read()."""

        def __init__(self, sslobj):
            self.sslobj = sslobj

        def readline(self, size=-1):
            line = ''
            while line[-1:] != '\n' and (size < 0 or len(line) < size):
                char = self.sslobj.read(1)
                if not char:
                    break
                line += char
            return line

        def close(self):
            pass

    _have_ssl = True


class SMTP:
    """A connection to a server, made at once if `host` ("name" or "name:port") is given.

    local_hostname: our name, this machine's unless given. timeout: in seconds, for every step. Answers are (code, text).
    Attributes: helo_resp, ehlo_resp (what the server said to our name), does_esmtp, esmtp_features (name -> parameters).
    Raises SMTPConnectError."""

    debuglevel = 0
    file = None
    helo_resp = None
    ehlo_msg = 'ehlo'
    ehlo_resp = None
    does_esmtp = 0
    default_port = SMTP_PORT

    def __init__(self, host='', port=0, local_hostname=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        self.timeout = timeout
        self.esmtp_features = {}
        if host:
            code, msg = self.connect(host, port)
            if code != 220:
                self.close()
                raise SMTPConnectError(code, msg)
        if local_hostname is None:
            local_hostname = socket.getfqdn()
            if '.' not in local_hostname:
                # The RFC wants a full name, or the address.
                address = '127.0.0.1'
                try:
                    address = socket.gethostbyname(socket.gethostname())
                except socket.gaierror:
                    pass
                local_hostname = '[%s]' % address
        self.local_hostname = local_hostname

    def set_debuglevel(self, debuglevel):
        """Above 0: prints to standard error what is sent and what comes."""
        self.debuglevel = debuglevel

    def _debug(self, *words):
        if self.debuglevel > 0:
            print >>stderr, ' '.join(map(str, words))

    def _get_socket(self, host, port, timeout):
        self._debug('connect:', (host, port))
        return socket.create_connection((host, port), timeout)

    def connect(self, host='localhost', port=0):
        """Connects; gives the server's first answer."""
        if not port and host.find(':') == host.rfind(':') >= 0:
            host, _, port = host.partition(':')
            try:
                port = int(port)
            except ValueError:
                raise socket.error('nonnumeric port')
        port = port or self.default_port
        self._debug('connect:', (host, port))
        self.sock = self._get_socket(host, port, self.timeout)
        code, msg = self.getreply()
        self._debug('connect:', msg)
        return code, msg

    def send(self, str):
        """Sends a text. Raises SMTPServerDisconnected."""
        self._debug('send:', repr(str))
        if not getattr(self, 'sock', None):
            raise SMTPServerDisconnected('please run connect() first')
        try:
            self.sock.sendall(str)
        except socket.error:
            self.close()
            raise SMTPServerDisconnected('Server not connected')

    def putcmd(self, cmd, args=""):
        """Sends a command."""
        self.send('%s%s' % (cmd, CRLF) if args == '' else '%s %s%s' % (cmd, args, CRLF))

    def getreply(self):
        """An answer; the code is -1 where there is none. Raises SMTPServerDisconnected."""
        lines = []
        if self.file is None:
            self.file = self.sock.makefile('rb')
        while True:
            try:
                line = self.file.readline(_MAXLINE + 1)
            except socket.error as e:
                self.close()
                raise SMTPServerDisconnected('Connection unexpectedly closed: ' + str(e))
            if line == '':
                self.close()
                raise SMTPServerDisconnected('Connection unexpectedly closed')
            self._debug('reply:', repr(line))
            if len(line) > _MAXLINE:
                raise SMTPResponseException(500, 'Line too long.')
            lines.append(line[4:].strip())
            try:
                code = int(line[:3])
            except ValueError:
                code = -1
                break
            if line[3:4] != '-':
                break
        text = '\n'.join(lines)
        self._debug('reply: retcode (%s); Msg: %s' % (code, text))
        return code, text

    def docmd(self, cmd, args=""):
        """Sends a command and gives the answer."""
        self.putcmd(cmd, args)
        return self.getreply()

    def helo(self, name=''):
        """Tells our name."""
        code, msg = self.docmd('helo', name or self.local_hostname)
        self.helo_resp = msg
        return code, msg

    def ehlo(self, name=''):
        """Tells our name, and learns what the server can do."""
        self.esmtp_features = {}
        code, msg = self.docmd(self.ehlo_msg, name or self.local_hostname)
        if code == -1 and not msg:
            self.close()
            raise SMTPServerDisconnected('Server not connected')
        self.ehlo_resp = msg
        if code != 250:
            return code, msg
        self.does_esmtp = 1
        for line in msg.split('\n')[1:]:
            old = OLDSTYLE_AUTH.match(line)
            if old:
                self._add_auth(old.group(1))
                continue
            match = re.match(r'[A-Za-z0-9][A-Za-z0-9\-]*', line)
            if match:
                feature = match.group().lower()
                params = line[match.end():].strip()
                if feature == 'auth':
                    self._add_auth(params)
                else:
                    self.esmtp_features[feature] = params
        return code, msg

    def _add_auth(self, params):
        # There may be several such lines.
        self.esmtp_features['auth'] = self.esmtp_features.get('auth', '') + ' ' + params

    def has_extn(self, opt):
        """Whether the server can do something."""
        return opt.lower() in self.esmtp_features

    def help(self, args=''):
        """The text of HELP."""
        return self.docmd('help', args)[1]

    def rset(self):
        """Forgets the message that was begun."""
        return self.docmd('rset')

    def noop(self):
        return self.docmd('noop')

    def mail(self, sender, options=[]):
        """Begins a message."""
        more = ' ' + ' '.join(options) if options and self.does_esmtp else ''
        return self.docmd('mail', 'FROM:%s%s' % (quoteaddr(sender), more))

    def rcpt(self, recip, options=[]):
        """Says for whom the message is."""
        more = ' ' + ' '.join(options) if options and self.does_esmtp else ''
        return self.docmd('rcpt', 'TO:%s%s' % (quoteaddr(recip), more))

    def data(self, msg):
        """Sends the message. Raises SMTPDataError if the server does not want it."""
        code, reply = self.docmd('data')
        self._debug('data:', (code, reply))
        if code != 354:
            raise SMTPDataError(code, reply)
        text = quotedata(msg)
        if text[-2:] != CRLF:
            text += CRLF
        self.send(text + '.' + CRLF)
        code, reply = self.getreply()
        self._debug('data:', (code, reply))
        return code, reply

    def verify(self, address):
        """Asks whether there is such an address."""
        return self.docmd('vrfy', _addr_only(address))

    vrfy = verify

    def expn(self, address):
        """Asks who is on a list."""
        return self.docmd('expn', _addr_only(address))

    def ehlo_or_helo_if_needed(self):
        """Tells our name if that was not done. Raises SMTPHeloError."""
        if self.helo_resp is None and self.ehlo_resp is None:
            if not 200 <= self.ehlo()[0] <= 299:
                code, resp = self.helo()
                if not 200 <= code <= 299:
                    raise SMTPHeloError(code, resp)

    def login(self, user, password):
        """Logs in, in the best way that both know. Raises SMTPAuthenticationError, and SMTPException if there is none."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn('auth'):
            raise SMTPException('SMTP AUTH extension not supported by server.')
        known = self.esmtp_features['auth'].split()
        if 'CRAM-MD5' in known:
            code, resp = self.docmd('AUTH', 'CRAM-MD5')
            if code == 503:
                # We are logged in already.
                return code, resp
            import base64
            import hmac
            challenge = base64.decodestring(resp)
            code, resp = self.docmd(encode_base64(user + ' ' + hmac.HMAC(password, challenge).hexdigest(), eol=''))
        elif 'PLAIN' in known:
            code, resp = self.docmd('AUTH', 'PLAIN ' + encode_base64('\0%s\0%s' % (user, password), eol=''))
        elif 'LOGIN' in known:
            code, resp = self.docmd('AUTH', 'LOGIN ' + encode_base64(user, eol=''))
            if code != 334:
                raise SMTPAuthenticationError(code, resp)
            code, resp = self.docmd(encode_base64(password, eol=''))
        else:
            raise SMTPException('No suitable authentication method found.')
        if code not in (235, 503):
            raise SMTPAuthenticationError(code, resp)
        return code, resp

    def starttls(self, keyfile=None, certfile=None):
        """Secures the connection with TLS."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn('starttls'):
            raise SMTPException('STARTTLS extension not supported by server.')
        code, reply = self.docmd('STARTTLS')
        if code == 220:
            if not _have_ssl:
                raise RuntimeError('No SSL support included in this Python')
            self.sock = _secured(self.sock, keyfile, certfile)
            self.file = SSLFakeFile(self.sock)
            # What was said before counts no more.
            self.helo_resp = None
            self.ehlo_resp = None
            self.esmtp_features = {}
            self.does_esmtp = 0
        return code, reply

    def sendmail(self, from_addr, to_addrs, msg, mail_options=[], rcpt_options=[]):
        """Sends a message from an address to one or several: those that were refused, address -> (code, message).

        msg: header, empty line and body. Raises SMTPHeloError, SMTPSenderRefused, SMTPDataError, and
        SMTPRecipientsRefused if all were refused."""
        self.ehlo_or_helo_if_needed()
        options = []
        if self.does_esmtp:
            if self.has_extn('size'):
                options.append('size=%d' % len(msg))
            options.extend(mail_options)
        code, resp = self.mail(from_addr, options)
        if code != 250:
            self.rset()
            raise SMTPSenderRefused(code, resp, from_addr)
        refused = {}
        if isinstance(to_addrs, basestring):
            to_addrs = [to_addrs]
        for address in to_addrs:
            code, resp = self.rcpt(address, rcpt_options)
            if code not in (250, 251):
                refused[address] = (code, resp)
        if len(refused) == len(to_addrs):
            self.rset()
            raise SMTPRecipientsRefused(refused)
        code, resp = self.data(msg)
        if code != 250:
            self.rset()
            raise SMTPDataError(code, resp)
        return refused

    def close(self):
        """Closes the connection without a word."""
        try:
            file, self.file = self.file, None
            if file:
                file.close()
        finally:
            sock = getattr(self, 'sock', None)
            self.sock = None
            if sock:
                sock.close()

    def quit(self):
        """Takes leave and closes the connection."""
        result = self.docmd('quit')
        self.ehlo_resp = self.helo_resp = None
        self.esmtp_features = {}
        self.does_esmtp = False
        self.close()
        return result


def _secured(plain, keyfile, certfile):
    """TLS over a socket; the connection belongs to the new one alone, or to nobody."""
    try:
        return ssl.wrap_socket(plain, keyfile, certfile)
    finally:
        plain.close()


if _have_ssl:

    class SMTP_SSL(SMTP):
        """A connection over TLS from the beginning. keyfile, certfile: what we prove ourselves with."""

        default_port = SMTP_SSL_PORT

        def __init__(self, host='', port=0, local_hostname=None, keyfile=None, certfile=None,
                     timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
            self.keyfile = keyfile
            self.certfile = certfile
            SMTP.__init__(self, host, port, local_hostname, timeout)

        def _get_socket(self, host, port, timeout):
            sock = _secured(SMTP._get_socket(self, host, port, timeout), self.keyfile, self.certfile)
            self.file = SSLFakeFile(sock)
            return sock

    __all__.append('SMTP_SSL')


class LMTP(SMTP):
    """A connection to a server that delivers mail itself (RFC 2033); a host that begins with "/" is a UNIX socket."""

    ehlo_msg = 'lhlo'

    def __init__(self, host='', port=LMTP_PORT, local_hostname=None):
        SMTP.__init__(self, host, port, local_hostname)

    def connect(self, host='localhost', port=0):
        if host[0] != '/':
            return SMTP.connect(self, host, port)
        try:
            self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            self.file = None
            self.sock.connect(host)
        except socket.error:
            self._debug('connect fail:', host)
            if self.sock:
                self.sock.close()
            self.sock = None
            raise
        code, msg = self.getreply()
        self._debug('connect:', msg)
        return code, msg
