# SPDX-License-Identifier: MIT
"""A server for SMTP, and proxies for it, over asyncore.

Usage: %(program)s [options] [HOST:PORT [REMOTE HOST:REMOTE PORT]]

Options:
    -n, --nosetuid          stay the user that started it; otherwise it becomes "nobody", which only root may
    -V, --version           print the version and exit
    -c, --class CLASSNAME   the class of the server: PureProxy by default
    -d, --debug             print what happens
    -h, --help              print this and exit

Version: %(__version__)s

It listens at localhost:8025 and hands mail on to localhost:25, unless told otherwise."""
import asynchat
import asyncore
import errno
import getopt
import os
import socket
import sys
import time

__all__ = ['SMTPServer', 'DebuggingServer', 'PureProxy', 'MailmanProxy']

program = sys.argv[0] if sys.argv else ''
__version__ = 'Python SMTP proxy version 0.2'


class Devnull:
    """Forgets what is written."""

    def write(self, msg):
        pass

    def flush(self):
        pass


# Where what happens is printed.
DEBUGSTREAM = Devnull()
NEWLINE = '\n'
EMPTYSTRING = ''
COMMASPACE = ', '


class SMTPChannel(asynchat.async_chat):
    """A connection of a client. A command NAME is answered by a method smtp_NAME(argument), None without one."""

    COMMAND = 0
    DATA = 1

    # Programs know these attributes by their mangled names.
    def __init__(self, server, conn, addr):
        asynchat.async_chat.__init__(self, conn)
        self.__server = server
        self.__conn = conn
        self.__addr = addr
        self.__line = []
        self.__state = self.COMMAND
        self.__greeting = 0
        self.__mailfrom = None
        self.__rcpttos = []
        self.__data = ''
        self.__fqdn = socket.getfqdn()
        try:
            self.__peer = conn.getpeername()
        except socket.error as e:
            self.close()
            if e.args[0] != errno.ENOTCONN:
                raise
            # The client is gone already.
            return
        print >> DEBUGSTREAM, 'Peer:', repr(self.__peer)
        self.push('220 %s %s' % (self.__fqdn, __version__))
        self.set_terminator('\r\n')

    def push(self, msg):
        """Sends a line."""
        asynchat.async_chat.push(self, msg + '\r\n')

    def collect_incoming_data(self, data):
        self.__line.append(data)

    def found_terminator(self):
        text = EMPTYSTRING.join(self.__line)
        print >> DEBUGSTREAM, 'Data:', repr(text)
        self.__line = []
        if self.__state == self.COMMAND:
            self.__obey(text)
        elif self.__state == self.DATA:
            self.__receive(text)
        else:
            self.push('451 Internal confusion')

    def __obey(self, line):
        """Answers a command."""
        if not line:
            self.push('500 Error: bad syntax')
            return
        command, space, arg = line.partition(' ')
        command = command.upper()
        method = getattr(self, 'smtp_' + command, None)
        if method is None:
            self.push('502 Error: command "%s" not implemented' % command)
        else:
            method(arg.strip() if space else None)

    def __receive(self, text):
        """Hands a message to the server."""
        # A dot before others at the beginning of a line belongs to the protocol.
        lines = [line[1:] if line.startswith('.') else line for line in text.split('\r\n')]
        self.__data = NEWLINE.join(lines)
        status = self.__server.process_message(self.__peer, self.__mailfrom, self.__rcpttos, self.__data)
        self.__rcpttos = []
        self.__mailfrom = None
        self.__state = self.COMMAND
        self.set_terminator('\r\n')
        self.push(status or '250 Ok')

    def __without(self, arg, syntax):
        """Whether a command has no argument; says so where it has."""
        if arg:
            self.push('501 Syntax: ' + syntax)
        return not arg

    def smtp_HELO(self, arg):
        if not arg:
            self.push('501 Syntax: HELO hostname')
        elif self.__greeting:
            self.push('503 Duplicate HELO/EHLO')
        else:
            self.__greeting = arg
            self.push('250 %s' % self.__fqdn)

    def smtp_NOOP(self, arg):
        if self.__without(arg, 'NOOP'):
            self.push('250 Ok')

    def smtp_QUIT(self, arg):
        self.push('221 Bye')
        self.close_when_done()

    def __getaddr(self, keyword, arg):
        """The address behind a keyword; None, or nothing, if there is none."""
        if arg[:len(keyword)].upper() != keyword:
            return None
        address = arg[len(keyword):].strip()
        if address[:1] == '<' and address[-1:] == '>' and address != '<>':
            return address[1:-1]
        return address

    def smtp_MAIL(self, arg):
        print >> DEBUGSTREAM, '===> MAIL', arg
        address = self.__getaddr('FROM:', arg) if arg else None
        if not address:
            self.push('501 Syntax: MAIL FROM:<address>')
        elif self.__mailfrom:
            self.push('503 Error: nested MAIL command')
        else:
            self.__mailfrom = address
            print >> DEBUGSTREAM, 'sender:', self.__mailfrom
            self.push('250 Ok')

    def smtp_RCPT(self, arg):
        print >> DEBUGSTREAM, '===> RCPT', arg
        if not self.__mailfrom:
            self.push('503 Error: need MAIL command')
            return
        address = self.__getaddr('TO:', arg) if arg else None
        if not address:
            self.push('501 Syntax: RCPT TO: <address>')
            return
        self.__rcpttos.append(address)
        print >> DEBUGSTREAM, 'recips:', self.__rcpttos
        self.push('250 Ok')

    def smtp_RSET(self, arg):
        if self.__without(arg, 'RSET'):
            self.__mailfrom = None
            self.__rcpttos = []
            self.__data = ''
            self.__state = self.COMMAND
            self.push('250 Ok')

    def smtp_DATA(self, arg):
        if not self.__rcpttos:
            self.push('503 Error: need RCPT command')
        elif self.__without(arg, 'DATA'):
            self.__state = self.DATA
            self.set_terminator('\r\n.\r\n')
            self.push('354 End data with <CR><LF>.<CR><LF>')


class SMTPServer(asyncore.dispatcher):
    """Listens at `localaddr` (host, port); asyncore.loop() has it work. `remoteaddr` is where proxies hand mail on to."""

    def __init__(self, localaddr, remoteaddr):
        self._localaddr = localaddr
        self._remoteaddr = remoteaddr
        asyncore.dispatcher.__init__(self)
        try:
            self.create_socket(socket.AF_INET, socket.SOCK_STREAM)
            self.set_reuse_addr()
            self.bind(localaddr)
            self.listen(5)
        except:
            self.close()
            raise
        print >> DEBUGSTREAM, '%s started at %s\n\tLocal addr: %s\n\tRemote addr:%s' % (
            self.__class__.__name__, time.ctime(time.time()), localaddr, remoteaddr)

    def handle_accept(self):
        pair = self.accept()
        if pair is not None:
            conn, addr = pair
            print >> DEBUGSTREAM, 'Incoming connection from %s' % repr(addr)
            SMTPChannel(self, conn, addr)

    def process_message(self, peer, mailfrom, rcpttos, data):
        """Called for each message; to be overridden.

        peer: the address (host, port) of the client; mailfrom: the address of the sender; rcpttos: a list of those of
        the recipients; data: the text with headers and body, lines end with a newline. Returns the line that answers
        the client, or None for "250 Ok"."""
        raise NotImplementedError


class DebuggingServer(SMTPServer):
    """Prints messages."""

    def process_message(self, peer, mailfrom, rcpttos, data):
        print '---------- MESSAGE FOLLOWS ----------'
        in_headers = True
        for line in data.split('\n'):
            if in_headers and not line:
                print 'X-Peer:', peer[0]
                in_headers = False
            print line
        print '------------ END MESSAGE ------------'


class PureProxy(SMTPServer):
    """Hands messages on to its remote address."""

    def process_message(self, peer, mailfrom, rcpttos, data):
        lines = data.split('\n')
        end_of_headers = lines.index('') if '' in lines else len(lines)
        lines.insert(end_of_headers, 'X-Peer: %s' % peer[0])
        refused = self._deliver(mailfrom, rcpttos, NEWLINE.join(lines))
        print >> DEBUGSTREAM, 'we got some refusals:', refused

    def _deliver(self, mailfrom, rcpttos, data):
        """Sends a message; gives those recipients who did not get it, with code and text of the answer."""
        import smtplib
        try:
            remote = smtplib.SMTP()
            remote.connect(self._remoteaddr[0], self._remoteaddr[1])
            try:
                return remote.sendmail(mailfrom, rcpttos, data)
            finally:
                remote.quit()
        except smtplib.SMTPRecipientsRefused as e:
            print >> DEBUGSTREAM, 'got SMTPRecipientsRefused'
            return e.recipients
        except (socket.error, smtplib.SMTPException) as e:
            print >> DEBUGSTREAM, 'got', e.__class__
            answer = getattr(e, 'smtp_code', -1), getattr(e, 'smtp_error', 'ignore')
            return dict.fromkeys(rcpttos, answer)


class MailmanProxy(PureProxy):
    """Gives messages for lists of Mailman to it, and hands others on."""

    def process_message(self, peer, mailfrom, rcpttos, data):
        from cStringIO import StringIO
        from Mailman import MailList, Message, Utils
        for_lists = []
        for rcpt in rcpttos[:]:
            name, dash, command = rcpt.lower().split('@')[0].partition('-')
            if Utils.list_exists(name) and command in ('', 'admin', 'owner', 'request', 'join', 'leave'):
                for_lists.append((rcpt, name, command))
                rcpttos.remove(rcpt)
        print >> DEBUGSTREAM, 'forwarding recips:', ' '.join(rcpttos)
        if rcpttos:
            refused = self._deliver(mailfrom, rcpttos, data)
            print >> DEBUGSTREAM, 'we got refusals:', refused
        message = Message.Message(StringIO(data))
        if not message.getheader('from'):
            message['From'] = mailfrom
        if not message.getheader('date'):
            message['Date'] = time.ctime(time.time())
        lists = {}
        for rcpt, name, command in for_lists:
            print >> DEBUGSTREAM, 'sending message to', rcpt
            if name not in lists:
                lists[name] = MailList.MailList(name, lock=0)
            if command in ('join', 'leave'):
                message['Subject'] = 'subscribe' if command == 'join' else 'unsubscribe'
                command = 'request'
            message.Enqueue(lists[name], **{'to' + (command or 'list'): 1})


# ---- the program --------------------------------------------------------------------------------------------------

def usage(code, msg=''):
    """Prints how to use the program, and `msg`; exits."""
    print >> sys.stderr, __doc__ % globals()
    if msg:
        print >> sys.stderr, msg
    sys.exit(code)


class Options:
    setuid = 1
    classname = 'PureProxy'


def _address(spec, which):
    host, colon, port = spec.partition(':')
    if not colon:
        usage(1, 'Bad %s spec: %s' % (which, spec))
    try:
        return host, int(port)
    except ValueError:
        usage(1, 'Bad %s port: %s' % (which, spec))


def parseargs():
    """Reads sys.argv. The result has `setuid`, `classname`, `localhost`, `localport`, `remotehost`, `remoteport`."""
    global DEBUGSTREAM
    try:
        given, args = getopt.getopt(sys.argv[1:], 'nVhc:d', ['class=', 'nosetuid', 'version', 'help', 'debug'])
    except getopt.error as e:
        usage(1, e)
    options = Options()
    for option, value in given:
        if option in ('-h', '--help'):
            usage(0)
        elif option in ('-V', '--version'):
            print >> sys.stderr, __version__
            sys.exit(0)
        elif option in ('-n', '--nosetuid'):
            options.setuid = 0
        elif option in ('-c', '--class'):
            options.classname = value
        elif option in ('-d', '--debug'):
            DEBUGSTREAM = sys.stderr
    if len(args) > 2:
        usage(1, 'Invalid arguments: %s' % COMMASPACE.join(args))
    local, remote = args + ['localhost:8025', 'localhost:25'][len(args):]
    options.localhost, options.localport = _address(local, 'local')
    options.remotehost, options.remoteport = _address(remote, 'remote')
    return options


def _become_nobody():
    import pwd
    try:
        os.setuid(pwd.getpwnam('nobody').pw_uid)
    except OSError as e:
        if e.errno != errno.EPERM:
            raise
        print >> sys.stderr, 'Cannot setuid "nobody"; try running with -n option.'
        sys.exit(1)


def _main():
    options = parseargs()
    module, dot, name = options.classname.rpartition('.')
    home = sys.modules[__name__]
    if dot:
        __import__(module)
        home = sys.modules[module]
    getattr(home, name)((options.localhost, options.localport), (options.remotehost, options.remoteport))
    if options.setuid:
        _become_nobody()
    try:
        asyncore.loop()
    except KeyboardInterrupt:
        pass


if __name__ == '__main__':
    _main()
