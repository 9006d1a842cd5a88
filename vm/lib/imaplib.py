# SPDX-License-Identifier: MIT
"""A client of IMAP4 (RFC 2060): mail boxes of a server."""
import errno
import random
import socket
import sys

from _imap_protocol import Protocol
from _imap_text import (
    AllowedVersions, CRLF, Commands, Continuation, Flags, Int2AP, InternalDate, Internaldate2tuple, Literal, MapCRLF,
    Mon2num, ParseFlags, Response_code, Time2Internaldate, Untagged_response, Untagged_status, _Authenticator,
    in_parentheses as _in_parentheses)

__all__ = ["IMAP4", "IMAP4_stream", "Internaldate2tuple", "Int2AP", "ParseFlags", "Time2Internaldate"]

__version__ = '2.58'

# 1: log of the last lines when something fails, 3 to 5: more and more of what happens; for objects made afterwards.
Debug = 0
IMAP4_PORT = 143
IMAP4_SSL_PORT = 993

# The longest line: servers give the numbers of all messages in one.
_MAXLINE = 1000000


class IMAP4(Protocol):
    """A connection to a server, made at once.

    A method for each command gives (type, data): 'OK' or 'NO', and a list of answers, texts or, where the server sends
    a literal, (text, literal). Arguments are texts, quoted where needed; what is in parentheses or quotes is left as it
    is. Attributes: state ('NONAUTH', 'AUTH', 'SELECTED' or 'LOGOUT'), welcome, capabilities, PROTOCOL_VERSION."""

    def __init__(self, host='', port=IMAP4_PORT):
        self._start(Debug)
        self.open(host, port)
        self._set_tag(Int2AP(random.randint(4096, 65535)))
        self._debug(1, 'imaplib version %s' % __version__)
        self._debug(1, 'new IMAP4 connection, tag=%s' % self.tagpre)
        self.welcome = self._get_response()
        if 'PREAUTH' in self.untagged_responses:
            self.state = 'AUTH'
        elif 'OK' in self.untagged_responses:
            self.state = 'NONAUTH'
        else:
            raise self.error(self.welcome)
        found = self.capability()[1]
        if found == [None]:
            raise self.error('no CAPABILITY response from server')
        self.capabilities = tuple(found[-1].upper().split())
        self._debug(3, 'CAPABILITIES: %r' % (self.capabilities,))
        versions = [version for version in AllowedVersions if version in self.capabilities]
        if not versions:
            raise self.error('server not IMAP4 compliant')
        self.PROTOCOL_VERSION = versions[0]

    def __getattr__(self, attr):
        # Commands in capitals, too.
        if attr in Commands:
            return getattr(self, attr.lower())
        raise AttributeError("Unknown IMAP4 command: '%s'" % attr)

    # --- The connection; subclasses may have another one

    def open(self, host='', port=IMAP4_PORT):
        """Connects."""
        self.host = host
        self.port = port
        self.sock = socket.create_connection((host, port))
        self.file = self.sock.makefile('rb')

    def read(self, size):
        """Reads so many bytes."""
        return self.file.read(size)

    def readline(self):
        """Reads a line. Raises error for one that is too long."""
        line = self.file.readline(_MAXLINE + 1)
        if len(line) > _MAXLINE:
            raise self.error('got more than %d bytes' % _MAXLINE)
        return line

    def send(self, data):
        """Sends a text."""
        self.sock.sendall(data)

    def shutdown(self):
        """Closes the connection."""
        self.file.close()
        try:
            self.sock.shutdown(socket.SHUT_RDWR)
        except socket.error as e:
            # The server may have been the first.
            if e.errno != errno.ENOTCONN:
                raise
        finally:
            self.sock.close()

    def socket(self):
        """The socket."""
        return self.sock

    # --- Coming and going

    def capability(self):
        """What the server can do, as a text of words."""
        return self._ask('CAPABILITY', 'CAPABILITY')

    def login(self, user, password):
        """Logs in. Raises error if the server does not want that."""
        return self._logged_in(self._simple_command('LOGIN', user, self._quote(password)))

    def authenticate(self, mechanism, authobject):
        """Logs in by a mechanism, which must be among the capabilities as AUTH=mechanism.

        authobject: is called with what the server says, and returns the answer, or None to give up."""
        self.literal = _Authenticator(authobject).process
        return self._logged_in(self._simple_command('AUTHENTICATE', mechanism.upper()))

    def login_cram_md5(self, user, password):
        """Logs in without sending the password."""
        self.user, self.password = user, password
        return self.authenticate('CRAM-MD5', self._CRAM_MD5_AUTH)

    def _CRAM_MD5_AUTH(self, challenge):
        import hmac
        return self.user + ' ' + hmac.HMAC(self.password, challenge).hexdigest()

    def _logged_in(self, answer):
        typ, data = answer
        if typ != 'OK':
            raise self.error(data[-1])
        self.state = 'AUTH'
        return typ, data

    def proxyauth(self, user):
        """Goes on as another user; for administrators."""
        return self._simple_command('PROXYAUTH', user)

    def logout(self):
        """Takes leave and closes the connection; nothing is raised. Gives ('BYE', data) if all is well."""
        self.state = 'LOGOUT'
        try:
            typ, data = self._simple_command('LOGOUT')
        except:
            typ, data = 'NO', ['%s: %s' % sys.exc_info()[:2]]
        self.shutdown()
        bye = self.untagged_responses.get('BYE')
        return ('BYE', bye) if bye is not None else (typ, data)

    def noop(self):
        """Does nothing; the server may tell news."""
        self._dump_answers(3)
        return self._simple_command('NOOP')

    # --- Boxes

    def select(self, mailbox='INBOX', readonly=False):
        """Goes to a box; the data are the number of its messages. readonly: nothing in it is changed."""
        self.untagged_responses = {}
        self.is_readonly = readonly
        typ, data = self._simple_command('EXAMINE' if readonly else 'SELECT', mailbox)
        if typ != 'OK':
            self.state = 'AUTH'
            return typ, data
        self.state = 'SELECTED'
        if 'READ-ONLY' in self.untagged_responses and not readonly:
            self._dump_answers(1)
            raise self.readonly('%s is not writable' % mailbox)
        return typ, self.untagged_responses.get('EXISTS', [None])

    def close(self):
        """Leaves the box; what is marked as deleted is removed, if it is writable."""
        try:
            return self._simple_command('CLOSE')
        finally:
            self.state = 'AUTH'

    def check(self):
        """Has the server save the box."""
        return self._simple_command('CHECK')

    def create(self, mailbox):
        """Makes a box."""
        return self._simple_command('CREATE', mailbox)

    def delete(self, mailbox):
        """Removes a box."""
        return self._simple_command('DELETE', mailbox)

    def rename(self, oldmailbox, newmailbox):
        """Renames a box."""
        return self._simple_command('RENAME', oldmailbox, newmailbox)

    def subscribe(self, mailbox):
        """Adds a box to those that lsub() lists."""
        return self._simple_command('SUBSCRIBE', mailbox)

    def unsubscribe(self, mailbox):
        """Removes a box from those that lsub() lists."""
        return self._simple_command('UNSUBSCRIBE', mailbox)

    def list(self, directory='""', pattern='*'):
        """Lists boxes."""
        return self._ask('LIST', 'LIST', directory, pattern)

    def lsub(self, directory='""', pattern='*'):
        """Lists boxes that were subscribed."""
        return self._ask('LSUB', 'LSUB', directory, pattern)

    def status(self, mailbox, names):
        """Tells of a box; names: what, as "(MESSAGES UNSEEN)"."""
        return self._ask('STATUS', 'STATUS', mailbox, names)

    def namespace(self):
        """Where boxes are (RFC 2342)."""
        return self._ask('NAMESPACE', 'NAMESPACE')

    def recent(self):
        """The number of new messages, of which the server is asked if it has not told; None: there are none."""
        typ, data = self._untagged_response('OK', [None], 'RECENT')
        if data[-1]:
            return typ, data
        typ, data = self.noop()
        return self._untagged_response(typ, data, 'RECENT')

    def response(self, code):
        """(code, answers) of a type that have come and were not given yet; [None] where there are none."""
        return self._untagged_response(code, [None], code.upper())

    # --- Messages

    def append(self, mailbox, flags, date_time, message):
        """Adds a message to a box (the inbox if empty). flags and date_time (see Time2Internaldate()) may be None."""
        flags = _in_parentheses(flags) if flags else None
        date_time = Time2Internaldate(date_time) if date_time else None
        self.literal = MapCRLF.sub(CRLF, message)
        return self._simple_command('APPEND', mailbox or 'INBOX', flags, date_time)

    def copy(self, message_set, new_mailbox):
        """Copies messages to the end of another box."""
        return self._simple_command('COPY', message_set, new_mailbox)

    def expunge(self):
        """Removes what is marked as deleted; gives the numbers as they were when each was removed."""
        return self._ask('EXPUNGE', 'EXPUNGE')

    def fetch(self, message_set, message_parts):
        """Gets parts of messages, as "(UID BODY[TEXT])"."""
        return self._ask('FETCH', 'FETCH', message_set, message_parts)

    def partial(self, message_num, message_part, start, length):
        """Gets a piece of a message: of old."""
        return self._ask('FETCH', 'PARTIAL', message_num, message_part, start, length)

    def search(self, charset, *criteria):
        """The numbers of messages, a text of words. charset: of the criteria, or None."""
        if charset:
            criteria = ('CHARSET', charset) + criteria
        return self._ask('SEARCH', 'SEARCH', *criteria)

    def sort(self, sort_criteria, charset, *search_criteria):
        """As search(), but sorted (RFC 5256)."""
        return self._ask('SORT', 'SORT', _in_parentheses(sort_criteria), charset, *search_criteria)

    def thread(self, threading_algorithm, charset, *search_criteria):
        """As search(), but by threads (RFC 5256)."""
        return self._ask('THREAD', 'THREAD', threading_algorithm, charset, *search_criteria)

    def store(self, message_set, command, flags):
        """Changes flags; command: 'FLAGS', '+FLAGS' or '-FLAGS'."""
        return self._ask('FETCH', 'STORE', message_set, command, _in_parentheses(flags))

    def uid(self, command, *args):
        """A command for messages by their lasting identifiers, not their numbers."""
        command = command.upper()
        if command not in Commands:
            raise self.error('Unknown IMAP4 UID command: %s' % command)
        self._check_state(command)
        answer = command if command in ('SEARCH', 'SORT', 'THREAD') else 'FETCH'
        return self._ask(answer, 'UID', command, *args)

    # --- Extensions

    def getacl(self, mailbox):
        """Who may do what with a box (RFC 2086)."""
        return self._ask('ACL', 'GETACL', mailbox)

    def setacl(self, mailbox, who, what):
        """Lets somebody do something with a box."""
        return self._simple_command('SETACL', mailbox, who, what)

    def deleteacl(self, mailbox, who):
        """Forbids somebody all with a box."""
        return self._simple_command('DELETEACL', mailbox, who)

    def myrights(self, mailbox):
        """What we may do with a box."""
        return self._ask('MYRIGHTS', 'MYRIGHTS', mailbox)

    def getannotation(self, mailbox, entry, attribute):
        """Annotations of a box."""
        return self._ask('ANNOTATION', 'GETANNOTATION', mailbox, entry, attribute)

    def setannotation(self, *args):
        """Sets annotations of a box."""
        return self._ask('ANNOTATION', 'SETANNOTATION', *args)

    def getquota(self, root):
        """What is used and allowed of a quota (RFC 2087)."""
        return self._ask('QUOTA', 'GETQUOTA', root)

    def getquotaroot(self, mailbox):
        """The quotas of a box: [roots, quotas]."""
        typ, quotas = self._ask('QUOTA', 'GETQUOTAROOT', mailbox)
        typ, roots = self._untagged_response(typ, quotas, 'QUOTAROOT')
        return typ, [roots, quotas]

    def setquota(self, root, limits):
        """Sets a quota."""
        return self._ask('QUOTA', 'SETQUOTA', root, limits)

    def xatom(self, name, *args):
        """Another command, one that is not known here."""
        name = name.upper()
        Commands.setdefault(name, (self.state,))
        return self._simple_command(name, *args)

try:
    import ssl
except ImportError:
    pass
else:
    class IMAP4_SSL(IMAP4):
        """A connection over TLS. keyfile, certfile: what we prove ourselves with."""

        def __init__(self, host='', port=IMAP4_SSL_PORT, keyfile=None, certfile=None):
            self.keyfile = keyfile
            self.certfile = certfile
            IMAP4.__init__(self, host, port)

        def open(self, host='', port=IMAP4_SSL_PORT):
            """Connects."""
            self.host = host
            self.port = port
            self.sock = socket.create_connection((host, port))
            self.sslobj = ssl.wrap_socket(self.sock, self.keyfile, self.certfile)
            self.file = self.sslobj.makefile('rb')

        def send(self, data):
            """Sends a text."""
            self.sslobj.sendall(data)

        def shutdown(self):
            """Closes the connection."""
            self.file.close()
            self.sock.close()

        def socket(self):
            """The socket below TLS."""
            return self.sock

        def ssl(self):
            """The socket of TLS."""
            return self.sslobj

    __all__.append("IMAP4_SSL")


class IMAP4_stream(IMAP4):
    """A connection to a program, which `command` starts (in a shell) and which speaks IMAP4 by its standard files."""

    def __init__(self, command):
        self.command = command
        IMAP4.__init__(self)

    def open(self, host=None, port=None):
        """Starts the program."""
        import subprocess
        self.host = self.port = self.sock = self.file = None
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, shell=True,
                                        close_fds=True)
        self.writefile = self.process.stdin
        self.readfile = self.process.stdout

    def read(self, size):
        """Reads so many bytes."""
        return self.readfile.read(size)

    def readline(self):
        """Reads a line."""
        return self.readfile.readline()

    def send(self, data):
        """Sends a text."""
        self.writefile.write(data)
        self.writefile.flush()

    def shutdown(self):
        """Ends the connection and waits for the program."""
        self.readfile.close()
        self.writefile.close()
        self.process.wait()
