# SPDX-License-Identifier: MIT
"""A client of TELNET (RFC 854): talks to what expects a terminal, as many devices do.

Texts are read without the commands of the protocol; options that the other end offers are refused unless a callback
says otherwise.
"""
import re
import socket

__all__ = ["Telnet"]

DEBUGLEVEL = 0
TELNET_PORT = 23

# Commands (RFC 854).
SE = chr(240)
NOP = chr(241)
DM = chr(242)
BRK = chr(243)
IP = chr(244)
AO = chr(245)
AYT = chr(246)
EC = chr(247)
EL = chr(248)
GA = chr(249)
SB = chr(250)
WILL = chr(251)
WONT = chr(252)
DO = chr(253)
DONT = chr(254)
IAC = chr(255)
theNULL = chr(0)

# Options, as IANA lists them.
BINARY = chr(0)
ECHO = chr(1)
RCP = chr(2)
SGA = chr(3)
NAMS = chr(4)
STATUS = chr(5)
TM = chr(6)
RCTE = chr(7)
NAOL = chr(8)
NAOP = chr(9)
NAOCRD = chr(10)
NAOHTS = chr(11)
NAOHTD = chr(12)
NAOFFD = chr(13)
NAOVTS = chr(14)
NAOVTD = chr(15)
NAOLFD = chr(16)
XASCII = chr(17)
LOGOUT = chr(18)
BM = chr(19)
DET = chr(20)
SUPDUP = chr(21)
SUPDUPOUTPUT = chr(22)
SNDLOC = chr(23)
TTYPE = chr(24)
EOR = chr(25)
TUID = chr(26)
OUTMRK = chr(27)
TTYLOC = chr(28)
VT3270REGIME = chr(29)
X3PAD = chr(30)
NAWS = chr(31)
TSPEED = chr(32)
LFLOW = chr(33)
LINEMODE = chr(34)
XDISPLOC = chr(35)
OLD_ENVIRON = chr(36)
AUTHENTICATION = chr(37)
ENCRYPT = chr(38)
NEW_ENVIRON = chr(39)
TN3270E = chr(40)
XAUTH = chr(41)
CHARSET = chr(42)
RSP = chr(43)
COM_PORT_OPTION = chr(44)
SUPPRESS_LOCAL_ECHO = chr(45)
TLS = chr(46)
KERMIT = chr(47)
SEND_URL = chr(48)
FORWARD_X = chr(49)
PRAGMA_LOGON = chr(138)
SSPI_LOGON = chr(139)
PRAGMA_HEARTBEAT = chr(140)
EXOPL = chr(255)
# Not an option: what callbacks get for other commands.
NOOPT = chr(0)


class Telnet:
    """A connection, made at once if `host` is given; timeout: in seconds, for connecting and every step.

    The methods that read differ in how long they wait: read_until(), expect() and read_all() until they have it,
    read_some() until there is something, read_very_eager() and read_eager() not at all, read_lazy() and read_very_lazy()
    do not even look what has come. Without data they give '', once the connection was closed they raise EOFError."""

    def __init__(self, host=None, port=0, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        import select
        self.debuglevel = DEBUGLEVEL
        self.host = host
        self.port = port
        self.timeout = timeout
        self.sock = None
        # What came, from `irawq` on not looked at; then the text of it.
        self.rawq = ''
        self.irawq = 0
        self.cookedq = ''
        self.eof = 0
        # A command that has begun; whether it is within SB and SE, and what was there.
        self.iacseq = ''
        self.sb = 0
        self.sbdataq = ''
        self.option_callback = None
        self._has_poll = hasattr(select, 'poll')
        if host is not None:
            self.open(host, port, timeout)

    def open(self, host, port=0, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        """Connects. For an object without a connection only."""
        self.eof = 0
        self.host = host
        self.port = port or TELNET_PORT
        self.timeout = timeout
        self.sock = socket.create_connection((host, self.port), timeout)

    def __del__(self):
        self.close()

    def msg(self, msg, *args):
        """Prints a message while debugging: a format and its arguments."""
        if self.debuglevel > 0:
            print 'Telnet(%s,%s):' % (self.host, self.port), msg % args if args else msg

    def set_debuglevel(self, debuglevel):
        """Above 0: prints what is sent and what comes."""
        self.debuglevel = debuglevel

    def close(self):
        """Closes the connection."""
        sock, self.sock = getattr(self, 'sock', None), 0
        if sock:
            sock.close()
        self.eof = 1
        self.iacseq = ''
        self.sb = 0

    def get_socket(self):
        return self.sock

    def fileno(self):
        return self.sock.fileno()

    def write(self, buffer):
        """Sends a text; a byte 255 is doubled."""
        if IAC in buffer:
            buffer = buffer.replace(IAC, IAC + IAC)
        self.msg('send %r', buffer)
        self.sock.sendall(buffer)

    def _wait(self, deadline):
        # Until something has come; False if that is not before the deadline (None: whenever).
        import errno
        import select
        import time
        while True:
            left = None if deadline is None else deadline - time.time()
            if left is not None and left <= 0:
                return False
            try:
                if self._has_poll:
                    poller = select.poll()
                    poller.register(self, select.POLLIN | select.POLLHUP)
                    found = poller.poll(None if left is None else left * 1000)
                else:
                    args = () if left is None else (left,)
                    found = select.select([self.fileno()], [], [], *args)[0]
            except select.error as e:
                if e.args[0] == errno.EINTR:
                    continue
                raise
            return bool(found)

    def read_until(self, match, timeout=None):
        """Reads up to and with a text; what there is if it does not come in `timeout` seconds, or at all."""
        if self._has_poll:
            return self._read_until_with_poll(match, timeout)
        return self._read_until_with_select(match, timeout)

    def _read_until_with_poll(self, match, timeout):
        return self._read_until(match, timeout)

    def _read_until_with_select(self, match, timeout=None):
        return self._read_until(match, timeout)

    def _take(self, end):
        taken, self.cookedq = self.cookedq[:end], self.cookedq[end:]
        return taken

    def _deadline(self, timeout):
        if timeout is None:
            return None
        import time
        return time.time() + timeout

    def _read_until(self, match, timeout):
        size = len(match)
        deadline = self._deadline(timeout)
        self.process_rawq()
        at = self.cookedq.find(match)
        while at < 0:
            if self.eof or not self._wait(deadline):
                return self.read_very_lazy()
            # The beginning may have come already.
            start = max(0, len(self.cookedq) - size)
            self.fill_rawq()
            self.process_rawq()
            at = self.cookedq.find(match, start)
        return self._take(at + size)

    def _read_while(self, wanted):
        # Reads as long as `wanted()` and the connection is open.
        self.process_rawq()
        while not self.eof and wanted():
            self.fill_rawq()
            self.process_rawq()

    def read_all(self):
        """Reads until the connection is closed."""
        self._read_while(lambda: True)
        return self._take(len(self.cookedq))

    def read_some(self):
        """Reads something; '' if the connection was closed."""
        self._read_while(lambda: not self.cookedq)
        return self._take(len(self.cookedq))

    def read_very_eager(self):
        """Reads all that has come."""
        self._read_while(self.sock_avail)
        return self.read_very_lazy()

    def read_eager(self):
        """Reads something that has come."""
        self._read_while(lambda: not self.cookedq and self.sock_avail())
        return self.read_very_lazy()

    def read_lazy(self):
        """Gives what was read from the connection already."""
        self.process_rawq()
        return self.read_very_lazy()

    def read_very_lazy(self):
        """Gives what was read and looked through already."""
        taken = self._take(len(self.cookedq))
        if not taken and self.eof and not self.rawq:
            raise EOFError('telnet connection closed')
        return taken

    def read_sb_data(self):
        """Gives what was between the last SB and SE, once; for callbacks."""
        data, self.sbdataq = self.sbdataq, ''
        return data

    def set_option_negotiation_callback(self, callback):
        """Sets what is called for commands: callback(socket, command, option)."""
        self.option_callback = callback

    def process_rawq(self):
        """Looks through what was read: texts and commands."""
        # Text, and what is between SB and SE.
        buffers = ['', '']
        try:
            while self.rawq:
                char = self.rawq_getchar()
                if not self.iacseq:
                    if char == theNULL or char == '\021':
                        continue
                    if char == IAC:
                        self.iacseq = char
                    else:
                        buffers[self.sb] += char
                elif len(self.iacseq) == 1:
                    if char in (DO, DONT, WILL, WONT):
                        self.iacseq += char
                        continue
                    self.iacseq = ''
                    if char == IAC:
                        buffers[self.sb] += char
                        continue
                    if char == SB:
                        self.sb = 1
                        self.sbdataq = ''
                    elif char == SE:
                        self.sb = 0
                        self.sbdataq += buffers[1]
                        buffers[1] = ''
                    if self.option_callback:
                        self.option_callback(self.sock, char, NOOPT)
                    else:
                        # One that needs no answer.
                        self.msg('IAC %d not recognized' % ord(char))
                else:
                    command = self.iacseq[1]
                    self.iacseq = ''
                    self._negotiate(command, char)
        except EOFError:
            # Raised by rawq_getchar().
            self.iacseq = ''
            self.sb = 0
        self.cookedq += buffers[0]
        self.sbdataq += buffers[1]

    def _negotiate(self, command, option):
        wish = command in (DO, DONT)
        name = ('DO' if command == DO else 'DONT') if wish else ('WILL' if command == WILL else 'WONT')
        self.msg('IAC %s %d', name, ord(option))
        if self.option_callback:
            self.option_callback(self.sock, command, option)
        else:
            self.sock.sendall(IAC + (WONT if wish else DONT) + option)

    def rawq_getchar(self):
        """The next byte; reads if there is none. Raises EOFError at the end."""
        if not self.rawq:
            self.fill_rawq()
            if self.eof:
                raise EOFError
        char = self.rawq[self.irawq]
        self.irawq += 1
        if self.irawq >= len(self.rawq):
            self.rawq = ''
            self.irawq = 0
        return char

    def fill_rawq(self):
        """Reads once from the connection; waits if nothing has come."""
        if self.irawq >= len(self.rawq):
            self.rawq = ''
            self.irawq = 0
        # Not much, so that texts can be looked through while they come.
        data = self.sock.recv(50)
        self.msg('recv %r', data)
        self.eof = not data
        self.rawq += data

    def sock_avail(self):
        """Whether something has come."""
        import select
        return select.select([self], [], [], 0) == ([self], [], [])

    def interact(self):
        """Connects the terminal with the other end, until that closes."""
        import select
        import sys
        while True:
            ready = select.select([self, sys.stdin], [], [])[0]
            if self in ready:
                try:
                    text = self.read_eager()
                except EOFError:
                    print '*** Connection closed by remote host ***'
                    break
                if text:
                    sys.stdout.write(text)
                    sys.stdout.flush()
            if sys.stdin in ready:
                line = sys.stdin.readline()
                if not line:
                    break
                self.write(line)

    def mt_interact(self):
        """interact() with a thread for what comes."""
        import sys
        import thread
        thread.start_new_thread(self.listener, ())
        while True:
            line = sys.stdin.readline()
            if not line:
                break
            self.write(line)

    def listener(self):
        """Prints what comes."""
        import sys
        while True:
            try:
                data = self.read_eager()
            except EOFError:
                print '*** Connection closed by remote host ***'
                return
            if data:
                sys.stdout.write(data)
            else:
                sys.stdout.flush()

    def expect(self, list, timeout=None):
        """Reads until one of several patterns matches: (its index, the match, the text with it).

        The patterns are texts or compiled; the first that matches counts. (-1, None, text) if none does in `timeout`
        seconds or before the connection is closed; EOFError if there is no text either."""
        if self._has_poll:
            return self._expect_with_poll(list, timeout)
        return self._expect_with_select(list, timeout)

    def _expect_with_poll(self, expect_list, timeout=None):
        return self._expect(expect_list, timeout)

    def _expect_with_select(self, list, timeout=None):
        return self._expect(list, timeout)

    def _expect(self, patterns, timeout):
        patterns = [pattern if hasattr(pattern, 'search') else re.compile(pattern) for pattern in patterns]
        deadline = self._deadline(timeout)
        while True:
            self.process_rawq()
            for i, pattern in enumerate(patterns):
                match = pattern.search(self.cookedq)
                if match:
                    return i, match, self._take(match.end())
            if self.eof or not self._wait(deadline):
                break
            self.fill_rawq()
        text = self.read_very_lazy()
        if not text and self.eof:
            raise EOFError
        return -1, None, text


def test():
    """telnetlib.py [-d]... [host [port]]: connects the terminal with a host."""
    import sys
    args = sys.argv[1:]
    level = 0
    while args[:1] == ['-d']:
        level += 1
        del args[0]
    host = args[0] if args else 'localhost'
    port = 0
    if args[1:]:
        try:
            port = int(args[1])
        except ValueError:
            port = socket.getservbyname(args[1], 'tcp')
    connection = Telnet()
    connection.set_debuglevel(level)
    connection.open(host, port, timeout=0.5)
    connection.interact()
    connection.close()


if __name__ == '__main__':
    test()
