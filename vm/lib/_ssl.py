# SPDX-License-Identifier: MIT
"""TLS for the module ssl: contexts, and what speaks TLS over a socket.

OpenSSL works in memory; what waits here waits for the socket, and other threads go on meanwhile."""
import errno
import os
import thread

import _openssl
import _socket
from _openssl import RAND_add, RAND_status
from _openssl import version as OPENSSL_VERSION
from socket import (SSL_ERROR_EOF, SSL_ERROR_INVALID_ERROR_CODE, SSL_ERROR_SSL, SSL_ERROR_SYSCALL, SSL_ERROR_WANT_CONNECT,
                    SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE, SSL_ERROR_WANT_X509_LOOKUP, SSL_ERROR_ZERO_RETURN)
from socket import sslerror as SSLError

OPENSSL_VERSION_NUMBER = _openssl.version_number
OPENSSL_VERSION_INFO = tuple(int(OPENSSL_VERSION_NUMBER >> shift & mask)
                             for shift, mask in ((28, 15), (20, 255), (12, 255), (4, 255), (0, 15)))
_OPENSSL_API_VERSION = OPENSSL_VERSION_INFO

CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = range(3)
PROTOCOL_SSLv23 = PROTOCOL_TLS = 2
PROTOCOL_TLSv1, PROTOCOL_TLSv1_1, PROTOCOL_TLSv1_2 = 3, 4, 5
HAS_SNI = HAS_ECDH = HAS_ALPN = HAS_TLS_UNIQUE = HAS_TLSv1_3 = True
HAS_NPN = False

OP_ALL = 0x80000050
OP_NO_SSLv2 = 0
OP_NO_SSLv3 = 0x2000000
OP_NO_TLSv1 = 0x4000000
OP_NO_TLSv1_2 = 0x8000000
OP_NO_TLSv1_1 = 0x10000000
OP_NO_TLSv1_3 = 0x20000000
OP_NO_COMPRESSION = 0x20000
OP_CIPHER_SERVER_PREFERENCE = 0x400000
OP_ENABLE_MIDDLEBOX_COMPAT = 0x100000
OP_SINGLE_DH_USE = OP_SINGLE_ECDH_USE = 0

VERIFY_DEFAULT = 0
VERIFY_CRL_CHECK_LEAF = 0x4
VERIFY_CRL_CHECK_CHAIN = 0xc
VERIFY_X509_STRICT = 0x20
VERIFY_X509_TRUSTED_FIRST = 0x8000

ALERT_DESCRIPTION_CLOSE_NOTIFY = 0
ALERT_DESCRIPTION_UNEXPECTED_MESSAGE = 10
ALERT_DESCRIPTION_BAD_RECORD_MAC = 20
ALERT_DESCRIPTION_RECORD_OVERFLOW = 22
ALERT_DESCRIPTION_DECOMPRESSION_FAILURE = 30
ALERT_DESCRIPTION_HANDSHAKE_FAILURE = 40
ALERT_DESCRIPTION_BAD_CERTIFICATE = 42
ALERT_DESCRIPTION_UNSUPPORTED_CERTIFICATE = 43
ALERT_DESCRIPTION_CERTIFICATE_REVOKED = 44
ALERT_DESCRIPTION_CERTIFICATE_EXPIRED = 45
ALERT_DESCRIPTION_CERTIFICATE_UNKNOWN = 46
ALERT_DESCRIPTION_ILLEGAL_PARAMETER = 47
ALERT_DESCRIPTION_UNKNOWN_CA = 48
ALERT_DESCRIPTION_ACCESS_DENIED = 49
ALERT_DESCRIPTION_DECODE_ERROR = 50
ALERT_DESCRIPTION_DECRYPT_ERROR = 51
ALERT_DESCRIPTION_PROTOCOL_VERSION = 70
ALERT_DESCRIPTION_INSUFFICIENT_SECURITY = 71
ALERT_DESCRIPTION_INTERNAL_ERROR = 80
ALERT_DESCRIPTION_USER_CANCELLED = 90
ALERT_DESCRIPTION_NO_RENEGOTIATION = 100
ALERT_DESCRIPTION_UNSUPPORTED_EXTENSION = 110
ALERT_DESCRIPTION_CERTIFICATE_UNOBTAINABLE = 111
ALERT_DESCRIPTION_UNRECOGNIZED_NAME = 112
ALERT_DESCRIPTION_BAD_CERTIFICATE_STATUS_RESPONSE = 113
ALERT_DESCRIPTION_BAD_CERTIFICATE_HASH_VALUE = 114
ALERT_DESCRIPTION_UNKNOWN_PSK_IDENTITY = 115

# Versions of TLS as OpenSSL numbers them: the least and the most that a protocol means, 0 for any.
_VERSIONS = {PROTOCOL_TLS: (0, 0), PROTOCOL_TLSv1: (0x301, 0x301), PROTOCOL_TLSv1_1: (0x302, 0x302),
             PROTOCOL_TLSv1_2: (0x303, 0x303)}
# Modes of verification as OpenSSL numbers them.
_VERIFY = (0, 1, 3)
_SESSIONS = (('number', 0), ('connect', 1), ('connect_good', 2), ('connect_renegotiate', 3), ('accept', 4),
             ('accept_good', 5), ('accept_renegotiate', 6), ('hits', 7), ('misses', 9), ('timeouts', 10),
             ('cache_full', 11))
_LIBRARIES = {'PEM routines': 'PEM', 'SSL routines': 'SSL', 'x509 certificate routines': 'X509'}


def _kind(name, doc):
    return type(SSLError)(name, (SSLError,), {'__module__': 'ssl', '__doc__': doc})


SSLZeroReturnError = _kind('SSLZeroReturnError', 'The peer has ended the connection as TLS wants it.')
SSLWantReadError = _kind('SSLWantReadError', 'More has to be received first, and the socket must not wait.')
SSLWantWriteError = _kind('SSLWantWriteError', 'More has to be sent first, and the socket must not wait.')
SSLSyscallError = _kind('SSLSyscallError', 'The system reported an error.')
SSLEOFError = _kind('SSLEOFError', 'The peer has ended the connection in the middle.')


def _library_error(number=None):
    """The exception for what OpenSSL complains of. `number` is the first argument; by default OpenSSL's code."""
    code, library, reason = _openssl.error()
    library = _LIBRARIES.get(library)
    text = unicode(reason or 'A failure in the SSL library occurred')
    name = None
    # Reasons such as "PEM lib" only say where to look.
    if library is not None and reason and not reason.endswith(' lib'):
        name = reason.upper().replace(' ', '_')
        text = u'[%s: %s] %s' % (library, name, text)
    elif library is not None:
        text = u'[%s] %s' % (library, text)
    error = SSLError(code if number is None else number, text)
    error.library = library
    error.reason = name
    return error


def _path(value):
    return value.encode('utf-8') if isinstance(value, unicode) else value


def _check_readable(*paths):
    for path in paths:
        if path is not None and not os.path.exists(path):
            raise IOError(errno.ENOENT, os.strerror(errno.ENOENT))


class _SSLContext(object):
    """What connections have in common: versions, certificates, whom to trust."""
    __module__ = '_ssl'

    def __new__(cls, protocol, *args, **kwargs):
        if protocol not in _VERSIONS:
            raise ValueError('invalid protocol version')
        self = object.__new__(cls)
        self._protocol = protocol
        self._native = _openssl.Context(*_VERSIONS[protocol])
        self._native.set_options(OP_ALL | OP_NO_SSLv3 | OP_NO_COMPRESSION | OP_CIPHER_SERVER_PREFERENCE |
                                 OP_ENABLE_MIDDLEBOX_COMPAT)
        self._verify_mode = CERT_NONE
        self._check_hostname = False
        self._native.set_verify_flags(VERIFY_X509_TRUSTED_FIRST)
        return self

    def __init__(self, protocol):
        pass

    @property
    def options(self):
        """OP_ constants, added."""
        return self._native.options()

    @options.setter
    def options(self, value):
        self._native.set_options(value)

    @property
    def verify_mode(self):
        """CERT_NONE, CERT_OPTIONAL or CERT_REQUIRED."""
        return long(self._verify_mode)

    @verify_mode.setter
    def verify_mode(self, value):
        if not isinstance(value, (int, long)):
            raise TypeError('an integer is required')
        if value not in (CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED):
            raise ValueError('invalid value for verify_mode')
        if value == CERT_NONE and self._check_hostname:
            raise ValueError('Cannot set verify_mode to CERT_NONE when check_hostname is enabled.')
        self._native.set_verify(_VERIFY[value])
        self._verify_mode = int(value)

    @property
    def verify_flags(self):
        """VERIFY_ constants, added."""
        return self._native.verify_flags()

    @verify_flags.setter
    def verify_flags(self, value):
        self._native.set_verify_flags(value)

    @property
    def check_hostname(self):
        """Whether the name of the server must be that of its certificate."""
        return self._check_hostname

    @check_hostname.setter
    def check_hostname(self, value):
        if value and self._verify_mode == CERT_NONE:
            raise ValueError('check_hostname needs a SSL context with either CERT_OPTIONAL or CERT_REQUIRED')
        self._check_hostname = bool(value)

    def set_ciphers(self, ciphers):
        """Chooses ciphers, as `openssl ciphers` has them. SSLError if there is none."""
        if not self._native.set_ciphers(ciphers):
            _openssl.error()
            raise SSLError('No cipher can be selected.')

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        """Reads our own certificate and its key. password: a text, or a function that gives one when it is needed."""
        if password is not None and not (callable(password) or isinstance(password, (basestring, bytearray))):
            raise TypeError('password should be a string or callable')

        def ask():
            given = password
            if callable(given):
                given = given()
                if not isinstance(given, (basestring, bytearray)):
                    raise TypeError('password callback must return a string')
            given = _path(given)
            if len(given) > 1024:
                raise ValueError('password cannot be longer than 1024 bytes')
            return str(given)

        certfile = _path(certfile)
        keyfile = certfile if keyfile is None else _path(keyfile)
        _check_readable(certfile, keyfile)
        if not self._native.load_cert_chain(certfile, keyfile, None if password is None else ask):
            raise _library_error()

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        """Reads certificates of authorities: from a file, a folder, or a text (unicode: PEM, str: DER)."""
        if cafile is None and capath is None and cadata is None:
            raise TypeError('cafile, capath and cadata cannot be all omitted')
        if cadata is not None:
            pem = isinstance(cadata, unicode)
            try:
                data = cadata.encode('ascii') if pem else str(buffer(cadata))
            except (TypeError, UnicodeEncodeError):
                raise TypeError('cadata should be an ASCII string or a bytes-like object')
            count, left = self._native.load_verify_data(data, pem)
            if count == 0 or left and not pem:
                raise _library_error()
            _openssl.error()
        if cafile is not None or capath is not None:
            cafile, capath = _path(cafile), _path(capath)
            _check_readable(cafile)
            if not self._native.load_verify_locations(cafile, capath):
                raise _library_error()

    def set_default_verify_paths(self):
        """Trusts whom the system trusts."""
        self._native.set_default_verify_paths()

    def cert_store_stats(self):
        """How many certificates and lists of revoked ones it has: a dict."""
        certificates, others = self._native.certificates()
        return {'x509': len(certificates), 'x509_ca': sum(ca for _, ca in certificates), 'crl': others}

    def get_ca_certs(self, binary_form=False):
        """The certificates of authorities: dicts as of `getpeercert`, or DER."""
        return [der if binary_form else _openssl.certificate(der) for der, ca in self._native.certificates()[0] if ca]

    def session_stats(self):
        """Counts of sessions: a dict."""
        return dict((name, self._native.session_count(which)) for name, which in _SESSIONS)

    def set_ecdh_curve(self, name):
        """Chooses a curve. ValueError if there is none of that name."""
        if not self._native.set_curve(name):
            raise ValueError('unknown elliptic curve name %r' % name)

    def load_dh_params(self, path):
        """Reads parameters for Diffie-Hellman."""
        with open(path, 'rb'):
            pass
        if not self._native.load_dh_params(_path(path)):
            raise _library_error()

    def set_servername_callback(self, server_name_callback):
        """Has a server call f(SSLSocket, name, context) for each client; it gives None or an ALERT_DESCRIPTION_."""
        if server_name_callback is None:
            return self._native.set_servername(None)
        if not callable(server_name_callback):
            raise TypeError('not a callable object')
        # Not later: what OpenSSL calls cannot wait until a module is loaded.
        import sys
        'a'.decode('idna')

        def answer(connection, name):
            try:
                if name is not None:
                    name = name.decode('idna')
                result = server_name_callback(connection._owner, name, self)
            except Exception:
                sys.stderr.write('Exception %s: %s in %r ignored\n' % (sys.exc_info()[0].__name__, sys.exc_info()[1],
                                                                       server_name_callback))
                return ALERT_DESCRIPTION_HANDSHAKE_FAILURE
            if result is None:
                return -1
            if not isinstance(result, (int, long)):
                sys.stderr.write('Exception TypeError: an integer is required in %r ignored\n' % server_name_callback)
                return ALERT_DESCRIPTION_INTERNAL_ERROR
            return int(result)

        self._native.set_servername(answer)

    def _set_alpn_protocols(self, protocols):
        self._native.set_alpn(protocols)

    def _set_npn_protocols(self, protocols):
        raise NotImplementedError('The NPN extension requires OpenSSL 1.0.1 or later.')

    def _wrap_socket(self, sock, server_side, server_hostname=None, ssl_sock=None):
        return _SSLSocket(self, sock, server_side, server_hostname, ssl_sock)


class _SSLSocket(object):
    """Speaks TLS over a native socket."""
    __module__ = '_ssl'

    def __init__(self, context, sock, server_side, hostname, owner):
        if isinstance(hostname, unicode):
            hostname = hostname.encode('idna')
        self._context = context
        self._sock = sock
        self._server_side = server_side
        self._owner = self if owner is None else owner
        self._native = _openssl.connect(context._native, server_side, hostname, self)
        # Of the record that is being received: its header as far as it is there, and how much of the rest is not.
        self._header = ''
        self._rest = 0
        # What has to be sent first, and how many bytes of the program that is not told of yet.
        self._unsent = ''
        self._untold = 0
        self._sending = thread.allocate_lock()

    @property
    def context(self):
        """The context; a server may set another one for the name that the client asks for."""
        return self._context

    @context.setter
    def context(self, context):
        if not isinstance(context, _SSLContext):
            raise TypeError('The value must be a SSLContext')
        self._native.set_context(context._native)
        self._context = context

    def _send(self, what, wait=True):
        """Sends what is to go to the peer, unless another thread does and `wait` is false: it sends this, too."""
        if not self._sending.acquire(wait):
            return
        try:
            while True:
                data = self._unsent + self._native.output()
                if not data:
                    return
                try:
                    while data:
                        data = data[self._sock.send(data):]
                finally:
                    self._unsent = data
        except _socket.timeout:
            raise SSLError('The %s operation timed out' % what)
        except _socket.error as e:
            if e.errno == errno.EAGAIN:
                raise SSLWantWriteError(SSL_ERROR_WANT_WRITE, 'The operation did not complete (write)')
            raise
        finally:
            self._sending.release()

    def _receive(self, what):
        """Receives what is missing of a record, and no more: whoever waits for the socket must see what comes after."""
        try:
            data = self._sock.recv(self._rest or 5 - len(self._header))
        except _socket.timeout:
            raise SSLError('The %s operation timed out' % what)
        except _socket.error as e:
            if e.errno == errno.EAGAIN:
                raise SSLWantReadError(SSL_ERROR_WANT_READ, 'The operation did not complete (read)')
            raise
        if self._rest:
            self._rest -= len(data)
        else:
            self._header += data
            if len(self._header) == 5:
                self._rest = ord(self._header[3]) << 8 | ord(self._header[4])
                self._header = ''
        self._native.feed(data)

    def _operate(self, what, operation, *args):
        """The result of an operation of OpenSSL, which may need the peer any number of times."""
        while True:
            code, result = operation(*args)
            try:
                # Who reads does not wait for what others write: the peer may wait for somebody to read.
                self._send(what, what != 'read')
            except SSLWantWriteError:
                if what != 'read':
                    raise
            except _socket.error:
                # The reason why the other side has gone is what it has to say of it.
                if code in (0, SSL_ERROR_WANT_READ):
                    raise
            if code == 0:
                return result
            if code == SSL_ERROR_WANT_READ:
                self._receive(what)
            elif code == SSL_ERROR_ZERO_RETURN:
                raise SSLZeroReturnError(code, 'TLS/SSL connection has been closed (EOF)')
            elif code == SSL_ERROR_EOF:
                _openssl.error()
                raise SSLEOFError(code, 'EOF occurred in violation of protocol')
            elif code != SSL_ERROR_WANT_WRITE:
                raise _library_error(code)

    def do_handshake(self):
        """Shakes hands."""
        self._operate('handshake', self._native.do_handshake)

    def read(self, size=1024, buf=None):
        """At most `size` bytes, '' at the end; with `buf`, into that: how many."""
        if buf is not None:
            room = memoryview(buf)
            if size <= 0 or size > len(room):
                size = len(room)
        elif size < 0:
            raise ValueError('size should not be negative')
        try:
            data = self._operate('read', self._native.read, size)
        except SSLZeroReturnError:
            data = ''
        if buf is None:
            return data
        room[:len(data)] = data
        return len(data)

    def write(self, data):
        """Sends all of `data`. Returns its size."""
        if isinstance(data, unicode):
            data = data.encode('ascii')
        elif not isinstance(data, str):
            data = memoryview(data).tobytes()
        if self._unsent:
            # A socket that must not wait: what OpenSSL has taken has to go first.
            self._send('write')
        if self._untold:
            size, self._untold = self._untold, 0
            return size
        try:
            return self._operate('write', self._native.write, data)
        except SSLWantWriteError:
            self._untold = len(data)
            raise

    def pending(self):
        """How many bytes can be read at once."""
        return self._native.pending()

    def shutdown(self):
        """Ends TLS: says so and waits until the peer does. Returns the socket."""
        if not self._operate('write', self._native.shutdown):
            self._operate('read', self._native.shutdown)
        return self._sock

    def cipher(self):
        """(name, version of TLS, secret bits); None before hands are shaken."""
        return self._native.cipher()

    def compression(self):
        """None: TLS compresses no more."""
        return None

    def version(self):
        """'TLSv1.3' or the like; None before hands are shaken."""
        version = self._native.version()
        return version and unicode(version)

    def selected_alpn_protocol(self):
        """The protocol that was chosen, or None."""
        return self._native.alpn()

    def peer_certificate(self, binary_mode=False):
        """The peer's certificate: a dict, empty if it was not verified, or DER; None if it showed none."""
        if not self._native.is_finished():
            raise ValueError('handshake not done yet')
        der = self._native.peer()
        if der is None or binary_mode:
            return der
        return {} if self._context.verify_mode == CERT_NONE else _openssl.certificate(der)

    def tls_unique_cb(self):
        """What binds something else to this connection (RFC 5929, tls-unique)."""
        return self._native.finished(self._server_side) or None


def get_default_verify_paths():
    """Where OpenSSL looks for certificates of authorities: two names of variables, each with a path after it."""
    return _openssl.default_paths()


def txt2obj(txt, name=False):
    """(nid, short name, long name, identifier) of an identifier, or with `name` of a name."""
    found = _openssl.object_of_text(_path(txt), name)
    if found is None:
        _openssl.error()
        raise ValueError('unknown object %r' % txt[:100])
    return found


def nid2obj(nid):
    """The same of a number."""
    if nid < 0:
        raise ValueError('NID must be positive.')
    found = _openssl.object_of_nid(nid)
    if found is None:
        _openssl.error()
        raise ValueError('unknown NID %d' % nid)
    return found


def _test_decode_cert(path):
    """What the certificate in a file says, for tests."""
    try:
        with open(path) as f:
            der = _openssl.pem_to_der(f.read())
    except IOError:
        raise SSLError("Can't open file")
    if der is None:
        _openssl.error()
        raise SSLError('Error decoding PEM-encoded file')
    return _openssl.certificate(der)
