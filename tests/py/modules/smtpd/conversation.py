# What a server of smtpd answers, what it hands on, and the options of the program.
import asyncore, re, smtplib, smtpd, socket, StringIO, sys

log = smtpd.DEBUGSTREAM = StringIO.StringIO()


class Server(smtpd.SMTPServer):
    def process_message(self, peer, mailfrom, rcpttos, data):
        print (peer[0], mailfrom, rcpttos, data)
        return '554 no' if 'refuse' in data else None


server = Server(('127.0.0.1', 0), ('localhost', 25))
client = socket.create_connection(server.socket.getsockname())
client.settimeout(10)


def answer():
    """The next line, however long the server takes."""
    text = ''
    client.setblocking(False)
    while not text.endswith('\n'):
        try:
            text += client.recv(1000)
        except socket.error:
            asyncore.loop(timeout=1, count=1)
    client.settimeout(10)
    return text.replace(socket.getfqdn(), 'HOST')


print repr(answer())
for line in ['', 'HELO', 'helo  x y', 'HELO again', 'NOOP', 'NOOP x', 'FOO bar', 'RCPT TO:<a@b>', 'DATA', 'MAIL', 'MAIL x', 'MAIL FROM:',
             'MAIL FROM:<a@b>', 'MAIL FROM:<c@d>', 'DATA', 'RCPT', 'RCPT TO: <x@y>', 'rcpt to:z@w', 'RCPT TO:<>', 'RCPT TO:  <q@q> SIZE=3',
             'DATA x', 'DATA', 'line\r\n..dot\r\n.x\r\n\r\nend\r\n.', 'MAIL FROM:<>', 'RCPT TO:b', 'RSET x', 'RSET', 'DATA', 'MAIL FROM: b c',
             'RCPT TO:b', 'DATA', 'refuse\r\n.', 'EHLO x', 'QUIT x']:
    client.sendall(line + '\r\n')
    print repr(line), repr(answer())
client.close()
asyncore.close_all()
print re.sub(r"started at .*|\(u?'127.*|Peer: .*", 'WHERE', log.getvalue())

smtpd.DebuggingServer(('127.0.0.1', 0), None).process_message(('1.2.3.4', 5), 'a', ['b'], 'H: x\nY: z\n\nbody\n\nmore')


class Remote(object):
    def connect(self, host, port):
        print 'connect', host, port

    def sendmail(self, mailfrom, rcpttos, data):
        print mailfrom, rcpttos, repr(data)
        if 'refused' in data:
            raise smtplib.SMTPRecipientsRefused({'t': (550, 'no')})
        if 'response' in data:
            raise smtplib.SMTPResponseException(451, 'bad')
        if 'socket' in data:
            raise socket.error(5, 'socket')
        return {}

    def quit(self):
        print 'quit'


real, smtplib.SMTP = smtplib.SMTP, Remote
smtpd.DEBUGSTREAM = sys.stdout
smtpd.SMTPServer.__init__ = lambda self, local, remote: setattr(self, '_remoteaddr', remote)
proxy = smtpd.PureProxy(None, ('far', 2525))
for data in 'A: b\n\nx', 'refused', 'response\n\n', 'socket\n':
    proxy.process_message(('1.2.3.4', 5), 'f', ['t', 'u'], data)
smtplib.SMTP = real
asyncore.close_all()

for args in ['-V'], ['-n', 'localhost'], ['-n', '-d', '-c', 'DebuggingServer', 'h:1', 'r:2'], ['h:x'], ['a:1', 'b'], ['a', 'b', 'c'], ['--bad'], []:
    sys.argv = ['smtpd'] + args
    sys.stderr, old = StringIO.StringIO(), sys.stderr
    try:
        o = smtpd.parseargs()
        print args, o.setuid, o.classname, o.localhost, o.localport, o.remotehost, o.remoteport, smtpd.DEBUGSTREAM is sys.stderr
    except SystemExit as e:
        print args, e.code, sys.stderr.getvalue().splitlines()[-1]
    sys.stderr = old
