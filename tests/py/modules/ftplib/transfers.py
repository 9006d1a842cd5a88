# process: changes the environment
# A small server, and what a client does with it; also by URL.
import StringIO
import ftplib
import os
import socket
import threading
import urllib
import urllib2

for name in os.environ.keys():
    if name.lower().endswith('_proxy'):
        del os.environ[name]


class Server(threading.Thread):
    """Serves connections one after the other: files by name, one level of folders."""

    def __init__(self, connections):
        threading.Thread.__init__(self)
        self.files = {'a.txt': 'one\r\ntwo\r\n', 'b': '\x00\xff' * 5000}
        self.listener = socket.socket()
        self.listener.bind(('127.0.0.1', 0))
        self.listener.listen(5)
        self.port = self.listener.getsockname()[1]
        self.connections = connections
        self.log = []
        self.setDaemon(True)

    def run(self):
        for _ in range(self.connections):
            conn = self.listener.accept()[0]
            conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.conn, self.file = conn, conn.makefile('rb')
            self.say('220-hello\r\n220-there\r\n220 ready')
            self.rest, self.active = 0, None
            while True:
                line = self.file.readline().rstrip('\r\n')
                command, _, arg = line.partition(' ')
                if line and command not in ('PORT', 'EPRT'):
                    self.log.append(line)
                if not line or self.handle(command.upper(), arg):
                    break
            self.file.close()
            conn.close()

    def say(self, text):
        self.conn.sendall(text + '\r\n')

    def data(self):
        if self.active:
            sock = socket.create_connection(self.active)
            self.active = None
            return sock
        sock = self.passive.accept()[0]
        self.passive.close()
        return sock

    def send(self, text, size=''):
        self.say('150 here it comes%s' % size)
        sock = self.data()
        sock.sendall(text)
        sock.close()
        self.say('226 done')

    def handle(self, command, arg):
        if command == 'USER':
            self.say('331 password?' if arg != 'no' else '530 not you')
        elif command == 'PASS':
            self.say('230 welcome')
        elif command == 'PASV':
            self.passive = socket.socket()
            self.passive.bind(('127.0.0.1', 0))
            self.passive.listen(1)
            port = self.passive.getsockname()[1]
            self.say('227 Entering (127,0,0,1,%d,%d).' % divmod(port, 256))
        elif command == 'PORT':
            numbers = arg.split(',')
            self.active = '.'.join(numbers[:4]), int(numbers[4]) * 256 + int(numbers[5])
            self.say('200 ok')
        elif command == 'REST':
            self.rest = int(arg)
            self.say('350 ok')
        elif command == 'RETR':
            if arg in self.files:
                text, self.rest = self.files[arg][self.rest:], 0
                self.send(text, ' (%d bytes)' % len(text))
            else:
                self.say('550 no such file')
        elif command == 'STOR':
            self.say('150 send')
            sock, parts = self.data(), []
            while True:
                part = sock.recv(8192)
                if not part:
                    break
                parts.append(part)
            sock.close()
            self.files[arg] = ''.join(parts)
            self.say('226 stored')
        elif command in ('LIST', 'NLST'):
            self.send(''.join(name + '\r\n' for name in sorted(self.files)))
        elif command == 'SIZE':
            self.say('213 %d' % len(self.files.get(arg, '')))
        elif command == 'PWD':
            self.say('257 "/a ""b""" is it')
        elif command == 'MKD':
            self.say('257 "%s" made' % arg)
        elif command == 'RNFR':
            self.say('350 to?')
        elif command == 'CDUP':
            self.say('500 unknown')
        elif command == 'CWD' and arg == 'none':
            self.say('550 no such folder')
        elif command == 'TEMP':
            self.say('450 later')
        elif command == 'BAD':
            self.say('xyz')
        elif command == 'QUIT':
            self.say('221 bye')
            return True
        else:
            self.say('250 ok')


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e).replace(str(server.port), 'PORT')


server = Server(5)
server.start()
ftp = ftplib.FTP(timeout=10)
print repr(ftp.connect('127.0.0.1', server.port)), ftp.lastresp
print tried(ftp.login, 'no'), ftp.login()
for passive in True, False:
    ftp.set_pasv(passive)
    blocks, lines, sent = [], [], []
    print ftp.retrbinary('RETR b', blocks.append, 1000), ''.join(blocks) == server.files['b']
    del blocks[:]
    print ftp.retrbinary('RETR b', blocks.append, rest=9990), blocks
    print ftp.retrlines('RETR a.txt', lines.append), lines
    print ftp.storbinary('STOR c', StringIO.StringIO('x' * 20000), 8192, lambda block: sent.append(len(block))), sent
    print ftp.storlines('STOR d', StringIO.StringIO('a\nb\r\nc')), repr(server.files['d']), len(server.files['c'])
    print ftp.nlst(), ftp.nlst('x')
    ftp.dir()
    ftp.dir('folder', lines.append)
    print lines
    conn, size = ftp.ntransfercmd('RETR a.txt')
    print size, repr(conn.recv(100)), ftp.voidresp()
    conn.close()
    print tried(ftp.retrbinary, 'RETR none', None)
print ftp.pwd(), ftp.mkd('new'), ftp.rename('a', 'b'), ftp.size('b'), ftp.cwd('..'), ftp.cwd(''), ftp.delete('x'), ftp.rmd('y'), ftp.acct('z')
print tried(ftp.cwd, 'none'), tried(ftp.sendcmd, 'TEMP'), tried(ftp.sendcmd, 'BAD'), tried(ftp.sendcmd, 'a\nb'), tried(ftp.voidcmd, 'RNFR')
ftp.set_debuglevel(1)
print ftp.getwelcome() == ftp.welcome
ftp.sendcmd('PASS secret')
print ftp.quit(), ftp.sock
url = 'ftp://127.0.0.1:%d' % server.port
for f, path in (urllib.urlopen, '/a.txt'), (urllib2.urlopen, '/folder/a.txt;type=a'), (urllib2.urlopen, '/'):
    opened = f(url + path)
    print repr(opened.read()), opened.info().headers, opened.geturl().replace(str(server.port), 'PORT')
    opened.close()
    # The server talks to one client at a time.
    urllib.urlcleanup()
print tried(urllib2.urlopen, url + '/none')
for line in server.log:
    print line
for parse, text in ((ftplib.parse227, '227 x'), (ftplib.parse227, '226 x'), (ftplib.parse257, '257 none'), (ftplib.parse150, '150 x'),
                    (ftplib.parse257, '250')):
    print tried(parse, text),
print
for text in ('229 (|||80|)', '229 (|||80)', '229', '229 (|1|h|80|)', '229 (!!!80!)', '226 '):
    print tried(ftplib.parse229, text, ('peer', 1)),
