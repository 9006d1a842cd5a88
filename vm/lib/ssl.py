# SPDX-License-Identifier: MIT
"""TLS over sockets, by OpenSSL (Debian's packages libssl3 or libssl1.1)."""
import errno
import os
import re
from base64 import decodestring as _decode
from base64 import encodestring as _encode
from collections import namedtuple
from socket import SO_TYPE, SOCK_STREAM, SOL_SOCKET, _delegate_methods, _fileobject, create_connection, socket
from socket import error as socket_error

import _socket
import _ssl
from _ssl import *
from _ssl import _OPENSSL_API_VERSION, _SSLContext
from _ssl import nid2obj as _nid2obj
from _ssl import txt2obj as _txt2obj

# Their names as `import *` leaves them are those of functions here, or nobody's business.
del get_default_verify_paths, nid2obj, txt2obj, thread

CHANNEL_BINDING_TYPES = ['tls-unique']
PEM_HEADER = '-----BEGIN CERTIFICATE-----'
PEM_FOOTER = '-----END CERTIFICATE-----'
_PROTOCOL_NAMES = {PROTOCOL_TLS: 'PROTOCOL_TLS', PROTOCOL_TLSv1: 'PROTOCOL_TLSv1', PROTOCOL_TLSv1_1: 'PROTOCOL_TLSv1_1',
                   PROTOCOL_TLSv1_2: 'PROTOCOL_TLSv1_2'}
_DEFAULT_CIPHERS = 'DEFAULT:!aNULL:!eNULL:!MD5:!3DES'
_RESTRICTED_SERVER_CIPHERS = _DEFAULT_CIPHERS + ':!DSS:!RC4'

DefaultVerifyPaths = namedtuple('DefaultVerifyPaths', 'cafile capath openssl_cafile_env openssl_cafile '
                                                      'openssl_capath_env openssl_capath')


class CertificateError(ValueError):
    """A certificate that is not for the host."""


# ---- names of hosts

def _dnsname_match(pattern, hostname, max_wildcards=1):
    """Whether a name of a certificate, whose first part may have a wildcard, is that of the host (RFC 6125)."""
    if not pattern:
        return False
    first, _, rest = pattern.partition('.')
    wildcards = first.count('*')
    if wildcards > max_wildcards:
        raise CertificateError('too many wildcards in certificate DNS name: ' + repr(pattern))
    if not wildcards:
        return pattern.lower() == hostname.lower()
    if first == '*':
        # It stands for one whole part.
        start = '[^.]+'
    elif first.lower().startswith('xn--') or hostname.lower().startswith('xn--'):
        # Not for a piece of an encoded name.
        start = re.escape(first)
    else:
        start = re.escape(first).replace(r'\*', '[^.]*')
    parts = [start] + [re.escape(part) for part in rest.split('.')] if rest else [start]
    return re.match(r'\A' + r'\.'.join(parts) + r'\Z', hostname, re.IGNORECASE) is not None


def match_hostname(cert, hostname):
    """CertificateError unless the certificate, a dict as of `getpeercert`, is for the host."""
    if not cert:
        raise ValueError('empty or no certificate, match_hostname needs a SSL socket or SSL context with either '
                         'CERT_OPTIONAL or CERT_REQUIRED')
    names = [value for kind, value in cert.get('subjectAltName', ()) if kind == 'DNS']
    if not names:
        names = [value for part in cert.get('subject', ()) for key, value in part if key == 'commonName']
    for name in names:
        if _dnsname_match(name, hostname):
            return
    if len(names) > 1:
        raise CertificateError("hostname %r doesn't match either of %s" % (hostname, ', '.join(map(repr, names))))
    if names:
        raise CertificateError("hostname %r doesn't match %r" % (hostname, names[0]))
    raise CertificateError('no appropriate commonName or subjectAltName fields were found')


# ---- contexts

def get_default_verify_paths():
    """Where certificates of authorities are: what is there, and where OpenSSL looks by default."""
    defaults = _ssl.get_default_verify_paths()
    file, folder = [os.environ.get(*defaults[i:i + 2]) for i in (0, 2)]
    return DefaultVerifyPaths(file if os.path.isfile(file) else None, folder if os.path.isdir(folder) else None, *defaults)


class _ASN1Object(namedtuple('_ASN1Object', 'nid shortname longname oid')):
    """What OpenSSL knows by a number and names."""
    __slots__ = ()

    def __new__(cls, oid):
        return super(_ASN1Object, cls).__new__(cls, *_txt2obj(oid, name=False))

    @classmethod
    def fromnid(cls, nid):
        """The one of a number."""
        return super(_ASN1Object, cls).__new__(cls, *_nid2obj(nid))

    @classmethod
    def fromname(cls, name):
        """The one of a short or long name."""
        return super(_ASN1Object, cls).__new__(cls, *_txt2obj(name, name=True))


class Purpose(_ASN1Object):
    """What a certificate is for."""


Purpose.SERVER_AUTH = Purpose('1.3.6.1.5.5.7.3.1')
Purpose.CLIENT_AUTH = Purpose('1.3.6.1.5.5.7.3.2')


class SSLContext(_SSLContext):
    """What connections have in common: versions, certificates, whom to trust."""
    __module__ = 'ssl'

    def __new__(cls, protocol, *args, **kwargs):
        self = _SSLContext.__new__(cls, protocol)
        if protocol in _PROTOCOL_NAMES:
            self.set_ciphers(_DEFAULT_CIPHERS)
        return self

    def __init__(self, protocol):
        self.protocol = protocol

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True,
                    server_hostname=None):
        """An SSLSocket over a socket."""
        return SSLSocket(sock=sock, server_side=server_side, do_handshake_on_connect=do_handshake_on_connect,
                         suppress_ragged_eofs=suppress_ragged_eofs, server_hostname=server_hostname, _context=self)

    def _lengths_before(self, protocols, name):
        encoded = ''
        for protocol in protocols:
            protocol = protocol.encode('ascii')
            if not 0 < len(protocol) < 256:
                raise SSLError('%s protocols must be 1 to 255 in length' % name)
            encoded += chr(len(protocol)) + protocol
        return encoded

    def set_npn_protocols(self, npn_protocols):
        """NotImplementedError: OpenSSL has it no more."""
        self._set_npn_protocols(self._lengths_before(npn_protocols, 'NPN'))

    def set_alpn_protocols(self, alpn_protocols):
        """The protocols to choose from (RFC 7301), the best first."""
        self._set_alpn_protocols(self._lengths_before(alpn_protocols, 'ALPN'))

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        """Trusts the authorities that the system trusts."""
        if not isinstance(purpose, _ASN1Object):
            raise TypeError(purpose)
        self.set_default_verify_paths()


def _equip(context, purpose, certfile, keyfile, *authorities):
    """Gives a context its own certificate, and those that it trusts: these, or the system's where it has to verify."""
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if certfile or keyfile:
        context.load_cert_chain(_needed(certfile), keyfile)
    if any(authorities):
        context.load_verify_locations(*authorities)
    elif context.verify_mode:
        context.load_default_certs(purpose)
    return context


def _needed(certfile, why=''):
    if not certfile:
        raise ValueError('certfile must be specified' + why)
    return certfile


def create_default_context(purpose=Purpose.SERVER_AUTH, cafile=None, capath=None, cadata=None):
    """A context with settings for today: for clients (SERVER_AUTH), which verify servers, or servers (CLIENT_AUTH)."""
    new = SSLContext(PROTOCOL_TLS)
    if purpose == Purpose.CLIENT_AUTH:
        new.set_ciphers(_RESTRICTED_SERVER_CIPHERS)
    elif purpose == Purpose.SERVER_AUTH:
        new.verify_mode, new.check_hostname = CERT_REQUIRED, True
    return _equip(new, purpose, None, None, cafile, capath, cadata)


def _create_unverified_context(protocol=PROTOCOL_TLS, cert_reqs=None, check_hostname=False,
                               purpose=Purpose.SERVER_AUTH, certfile=None, keyfile=None, cafile=None, capath=None,
                               cadata=None):
    """A context that verifies nothing unless it is told to."""
    new = SSLContext(protocol)
    new.verify_mode = cert_reqs or CERT_NONE
    new.check_hostname = check_hostname
    return _equip(new, purpose, certfile, keyfile, cafile, capath, cadata)


_https_verify_envvar = 'PYTHONHTTPSVERIFY'


# What makes a context, by whether servers are verified.
_FACTORIES = {True: create_default_context, False: _create_unverified_context}


def _get_https_context_factory():
    return _FACTORIES[os.environ.get(_https_verify_envvar) != '0']


# What clients of HTTPS get their contexts from (PEP 476, PEP 493).
_create_default_https_context = _get_https_context_factory()
_create_stdlib_context = _FACTORIES[False]


def _https_verify_certificates(enable=True):
    """Whether clients of HTTPS verify servers."""
    global _create_default_https_context
    _create_default_https_context = _FACTORIES[bool(enable)]


# ---- sockets

def _asks_tls(name, doc, otherwise=None):
    """A method that asks what speaks TLS; `otherwise` is the answer while nothing does."""
    def method(self):
        self._checkClosed()
        return otherwise if self._sslobj is None else getattr(self._sslobj, name)()
    method.__name__ = name
    method.__doc__ = doc
    return method


class SSLSocket(socket):
    """A socket that speaks TLS over another one, whose place it takes."""

    def __init__(self, sock=None, keyfile=None, certfile=None, server_side=False, cert_reqs=CERT_NONE,
                 ssl_version=PROTOCOL_TLS, ca_certs=None, do_handshake_on_connect=True, family=2, type=SOCK_STREAM,
                 proto=0, fileno=None, suppress_ragged_eofs=True, npn_protocols=None, ciphers=None,
                 server_hostname=None, _context=None):
        if _context is None:
            if server_side:
                _needed(certfile, ' for server-side operations')
            _context = SSLContext(ssl_version)
            _context.verify_mode = cert_reqs
            if keyfile or certfile:
                keyfile = keyfile or certfile
                _context.load_cert_chain(_needed(certfile), keyfile)
            for value, take in ((ca_certs, _context.load_verify_locations), (npn_protocols, _context.set_npn_protocols),
                                (ciphers, _context.set_ciphers)):
                if value:
                    take(value)
            self.ciphers = ciphers
        if sock.getsockopt(SOL_SOCKET, SO_TYPE) != SOCK_STREAM:
            raise NotImplementedError('only stream sockets are supported')
        socket.__init__(self, _sock=sock._native if isinstance(sock, socket) else sock._sock)
        # Those of the socket would hide those of this class.
        for name in _delegate_methods:
            delattr(self, name)
        if server_hostname:
            if server_side:
                raise ValueError('server_hostname can only be specified in client mode')
        elif _context.check_hostname:
            raise ValueError('check_hostname requires server_hostname')
        self._context = _context
        self.keyfile, self.certfile, self.ca_certs = keyfile, certfile, ca_certs
        self.cert_reqs, self.ssl_version = cert_reqs, ssl_version
        self.server_side, self.server_hostname = server_side, server_hostname
        self.do_handshake_on_connect, self.suppress_ragged_eofs = do_handshake_on_connect, suppress_ragged_eofs
        # What speaks TLS, and how many files made of this socket are open.
        self._sslobj, self._files = None, 0
        self._connected = self._is_connected()
        if self._connected:
            try:
                self._begin()
                if do_handshake_on_connect and self.gettimeout() == 0.0:
                    raise ValueError('do_handshake_on_connect should not be specified for non-blocking sockets')
                if do_handshake_on_connect:
                    self.do_handshake()
            except (EnvironmentError, ValueError):
                self.close()
                raise

    def _is_connected(self):
        try:
            self.getpeername()
        except socket_error as e:
            if e.errno == errno.ENOTCONN:
                return False
            raise
        return True

    def _begin(self):
        self._sslobj = self._context._wrap_socket(self._native, self.server_side, self.server_hostname, ssl_sock=self)

    @property
    def context(self):
        """The context; a server may set another one for the name that the client asks for."""
        return self._context

    @context.setter
    def context(self, context):
        self._sslobj.context = self._context = context

    def dup(self):
        """NotImplementedError."""
        raise NotImplementedError("Can't dup() %s instances" % self.__class__.__name__)

    def _checkClosed(self, msg=None):
        """Does nothing: subclasses may look whether the socket is closed."""

    def _check_connected(self):
        if not self._connected:
            # It says which error this is.
            self.getpeername()

    # ---- data

    def read(self, len=1024, buffer=None):
        """At most `len` bytes, '' at the end; with `buffer`, into that: how many."""
        self._checkClosed()
        if self._sslobj is None:
            raise ValueError('Read on closed or unwrapped SSL socket.')
        try:
            return self._sslobj.read(len, buffer)
        except SSLEOFError:
            if not self.suppress_ragged_eofs:
                raise
        return '' if buffer is None else 0

    def write(self, data):
        """Sends `data`. Returns its size."""
        self._checkClosed()
        if self._sslobj is None:
            raise ValueError('Write on closed or unwrapped SSL socket.')
        return self._sslobj.write(data)

    def _plain(self, name, flags):
        """The method of the socket, while no TLS is spoken; else None. TLS has no flags."""
        self._checkClosed()
        if self._sslobj is None:
            return getattr(self._native, name)
        if flags:
            raise ValueError('non-zero flags not allowed in calls to %s() on %s' % (name, self.__class__))

    def send(self, data, flags=0):
        """Sends `data`. Returns how many bytes of it; 0 for a socket that must not wait and would have to."""
        plain = self._plain('send', flags)
        if plain is not None:
            return plain(data, flags)
        try:
            return self._sslobj.write(data)
        except (SSLWantReadError, SSLWantWriteError):
            return 0

    def sendall(self, data, flags=0):
        """Sends all of `data`."""
        plain = self._plain('sendall', flags)
        if plain is not None:
            return plain(data, flags)
        sent, size = 0, len(data)
        while sent < size:
            sent += self.send(data[sent:] if sent else data)
        return size

    def recv(self, buflen=1024, flags=0):
        """At most `buflen` bytes, '' at the end."""
        plain = self._plain('recv', flags)
        return self.read(buflen) if plain is None else plain(buflen, flags)

    def recv_into(self, buffer, nbytes=None, flags=0):
        """Receives into `buffer`. Returns how many bytes."""
        if nbytes is None:
            nbytes = len(buffer) or 1024
        plain = self._plain('recv_into', flags)
        return self.read(nbytes, buffer) if plain is None else plain(buffer, nbytes, flags)

    def _before_tls(self, name):
        # A method of the socket that means nothing once TLS is spoken.
        if self._sslobj is not None:
            raise ValueError('%s not allowed on instances of %s' % (name, self.__class__))
        return getattr(self._native, name)

    def sendto(self, data, flags_or_addr, addr=None):
        """ValueError, except before TLS has begun."""
        send = self._before_tls('sendto')
        return send(data, flags_or_addr) if addr is None else send(data, flags_or_addr, addr)

    def recvfrom(self, buflen=1024, flags=0):
        """ValueError, except before TLS has begun."""
        return self._before_tls('recvfrom')(buflen, flags)

    def recvfrom_into(self, buffer, nbytes=None, flags=0):
        """ValueError, except before TLS has begun."""
        return self._before_tls('recvfrom_into')(buffer, nbytes or 0, flags)

    # ---- what is known of the connection

    def getpeercert(self, binary_form=False):
        """The peer's certificate: a dict, empty if it was not verified, or DER; None if it showed none."""
        self._checkClosed()
        self._check_connected()
        return self._sslobj.peer_certificate(binary_form)

    selected_alpn_protocol = _asks_tls('selected_alpn_protocol', 'The protocol that was chosen, or None.')
    cipher = _asks_tls('cipher', '(name, version of TLS, secret bits), or None.')
    compression = _asks_tls('compression', 'None: TLS compresses no more.')
    version = _asks_tls('version', "'TLSv1.3' or the like, or None.")
    pending = _asks_tls('pending', 'How many bytes can be read at once.', 0)

    def selected_npn_protocol(self):
        """None: there is no NPN any more."""
        self._checkClosed()

    def get_channel_binding(self, cb_type='tls-unique'):
        """What binds something else to this connection, or None. ValueError for a kind that there is not."""
        if cb_type not in CHANNEL_BINDING_TYPES:
            raise ValueError('Unsupported channel binding type')
        return None if self._sslobj is None else self._sslobj.tls_unique_cb()

    # ---- begin and end

    def do_handshake(self, block=False):
        """Shakes hands. `block`: wait even if the socket must not."""
        self._check_connected()
        before = self.gettimeout()
        try:
            if block and before == 0.0:
                self.settimeout(None)
            self._sslobj.do_handshake()
        finally:
            self.settimeout(before)
        if self._context.check_hostname:
            if not self.server_hostname:
                raise ValueError('check_hostname needs server_hostname argument')
            match_hostname(self.getpeercert(), self.server_hostname)

    def connect(self, addr):
        """Connects and shakes hands."""
        self._connect_by(socket.connect, addr)

    def connect_ex(self, addr):
        """The same; returns the number of an error instead of raising it."""
        return self._connect_by(socket.connect_ex, addr)

    def _connect_by(self, connect, addr):
        if self.server_side or self._connected:
            raise ValueError("can't connect in server-side mode" if self.server_side else
                             'attempt to connect already-connected SSLSocket!')
        self._begin()
        try:
            number = connect(self, addr)
            self._connected = not number
            if self._connected and self.do_handshake_on_connect:
                self.do_handshake()
        except (EnvironmentError, ValueError):
            self._sslobj = None
            raise
        return number

    def accept(self):
        """A new connection with TLS, and the address of the peer."""
        plain, peer = socket.accept(self)
        try:
            return self._context.wrap_socket(plain, True, self.do_handshake_on_connect, self.suppress_ragged_eofs), peer
        finally:
            # The connection belongs to the new one alone.
            plain.close()

    def shutdown(self, how):
        """Ends TLS and shuts the connection down."""
        self._checkClosed()
        self._sslobj = None
        socket.shutdown(self, how)

    def unwrap(self):
        """Ends TLS. Returns the socket under it, which can be used on."""
        tls = self._sslobj
        if tls is None:
            raise ValueError('No SSL wrapper around %s' % self)
        plain = tls.shutdown()
        self._sslobj = None
        return plain

    def makefile(self, mode='r', bufsize=-1):
        """A file-like object over the connection, which is closed when both are."""
        self._files += 1
        return _fileobject(self, mode, bufsize, close=True)

    def close(self):
        """Closes the socket, once the files made of it are closed, too."""
        if self._files:
            self._files -= 1
            return
        plain, self._sslobj = self._native, None
        socket.close(self)
        if isinstance(plain, _socket.socket):
            # The socket object that this one was made of is mostly gone without having been closed.
            plain._suspect()


def wrap_socket(sock, keyfile=None, certfile=None, server_side=False, cert_reqs=CERT_NONE, ssl_version=PROTOCOL_TLS,
                ca_certs=None, do_handshake_on_connect=True, suppress_ragged_eofs=True, ciphers=None):
    """An SSLSocket over a socket."""
    return SSLSocket(sock=sock, keyfile=keyfile, certfile=certfile, server_side=server_side, cert_reqs=cert_reqs,
                     ssl_version=ssl_version, ca_certs=ca_certs, do_handshake_on_connect=do_handshake_on_connect,
                     suppress_ragged_eofs=suppress_ragged_eofs, ciphers=ciphers)


# ---- what else programs want

def cert_time_to_seconds(cert_time):
    """Seconds since 1970 of a time as certificates have it, "Jun 26 21:41:46 2011 GMT". ValueError for others."""
    from calendar import timegm
    from time import strptime
    months = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
    form = ' %d %H:%M:%S %Y GMT'
    if cert_time[:3].title() not in months:
        raise ValueError('time data %r does not match format "%%b%s"' % (cert_time, form))
    at = strptime(cert_time[3:], form)
    return timegm((at[0], months.index(cert_time[:3].title()) + 1) + at[2:6])


def DER_cert_to_PEM_cert(der_cert_bytes):
    """The PEM form of a certificate in DER form."""
    text = _encode(der_cert_bytes).replace('\n', '')
    lines = [text[i:i + 64] for i in range(0, len(text), 64)]
    return u'\n'.join([PEM_HEADER] + lines + [PEM_FOOTER]) + u'\n'


def PEM_cert_to_DER_cert(pem_cert_string):
    """The DER form of a certificate in PEM form. ValueError for other texts."""
    text = pem_cert_string.strip()
    if not pem_cert_string.startswith(PEM_HEADER):
        raise ValueError('Invalid PEM encoding; must start with %s' % PEM_HEADER)
    if not text.endswith(PEM_FOOTER):
        raise ValueError('Invalid PEM encoding; must end with %s' % PEM_FOOTER)
    return _decode(text[len(PEM_HEADER):-len(PEM_FOOTER)].encode('ascii', 'strict'))


def get_server_certificate(addr, ssl_version=PROTOCOL_TLS, ca_certs=None):
    """The certificate of the server at (host, port), in PEM form; it is verified if `ca_certs`, a file, is given."""
    context = _create_stdlib_context(ssl_version, CERT_REQUIRED if ca_certs else CERT_NONE, cafile=ca_certs)
    connection = context.wrap_socket(create_connection(addr))
    try:
        return DER_cert_to_PEM_cert(connection.getpeercert(True))
    finally:
        connection.close()


def get_protocol_name(protocol_code):
    """The name of a PROTOCOL_ constant."""
    return _PROTOCOL_NAMES.get(protocol_code, '<unknown>')


def sslwrap_simple(sock, keyfile=None, certfile=None):
    """The TLS of a socket, without a socket's methods: for `socket.ssl()`."""
    context = SSLContext(PROTOCOL_TLS)
    if certfile or keyfile:
        context.load_cert_chain(certfile, keyfile)
    plain = getattr(sock, '_native', sock)
    tls = context._wrap_socket(plain, False)
    try:
        plain.getpeername()
    except socket_error:
        # The program shakes hands when it has connected.
        return tls
    tls.do_handshake()
    return tls
