# process: what is dropped is looked for in the whole heap, which is large in the test process
# A server that answers by a table, and a client that asks all it can.
import imaplib
import random
import re
import socket
import StringIO
import sys

sys.path.append(sys.path[0] + '/..')
from scripted_server import ScriptedServer

random.seed(1)


def append(line, f, conn):
    conn.sendall('+ go\r\n')
    size = int(re.search(r'\{(\d+)\}', line).group(1))
    return [f.read(size), f.readline()], 'T OK appended\r\n'


def authenticate(line, f, conn):
    conn.sendall('+ YWJj\r\n')
    answer = f.readline()
    return [answer], 'T NO gave up\r\n' if answer == '*\r\n' else 'T OK welcome\r\n'


ANSWERS = {
    'CAPABILITY': '* CAPABILITY IMAP4rev1 AUTH=CRAM-MD5\r\nT OK x\r\n', 'LOGOUT': '* BYE bye\r\nT OK out\r\n',
    'NOOP': '* 3 RECENT\r\n* 4 EXISTS\r\nT OK n\r\n', 'EXAMINE': '* 1 EXISTS\r\nT OK [READ-ONLY] ex\r\n',
    'SELECT': '* FLAGS (\\Seen a)\r\n* 17 EXISTS\r\n* 2 RECENT\r\n* OK [UIDVALIDITY 385] ids\r\nT OK [READ-WRITE] sel\r\n',
    'FETCH': '* 1 FETCH (RFC822 {5}\r\nabc\r\n FLAGS (a))\r\n* 2 FETCH (X {2}\r\nxy Y {0}\r\n)\r\nT OK f\r\n',
    'SEARCH': '* SEARCH 1 2\r\nT OK s\r\n', 'LIST': '* LIST (a) "/" b\r\n* LIST () "/" c\r\nT OK l\r\n',
    'EXPUNGE': '* 3 EXPUNGE\r\n* 3 EXPUNGE\r\nT OK e\r\n', 'STATUS': 'T NO no status\r\n', 'CREATE': 'T BAD syntax\r\n',
    'GETQUOTAROOT': '* QUOTAROOT a b\r\n* QUOTA c d\r\nT OK q\r\n', 'APPEND': append, 'AUTHENTICATE': authenticate,
}


class Server(ScriptedServer):
    def __init__(self, greeting='* OK hi\r\n', **answers):
        self.greeting = greeting
        ScriptedServer.__init__(self, dict(ANSWERS, **answers))

    def talk(self, conn):
        f = conn.makefile('rb')
        try:
            conn.sendall(self.greeting)
            for line in iter(f.readline, ''):
                tag, name = line.split()[:2]
                self.got.append(line[len(tag) + 1:])
                answer = self.script.get(name, '* %s x\r\nT OK done\r\n' % name)
                if callable(answer):
                    more, answer = answer(line, f, conn)
                    self.got += more
                if not answer:
                    break
                conn.sendall(re.sub('(?m)^T ', tag + ' ', answer))
        except socket.error:
            pass
        f.close()


def untagged(text):
    return re.sub(r'[A-P]{4}(?=\d)', 'TAG', text)


def tried(work, *args):
    try:
        result = repr(work(*args))
    except imaplib.IMAP4.readonly as e:
        result = 'readonly: %s' % e
    except imaplib.IMAP4.abort as e:
        result = 'abort: %s' % e
    except imaplib.IMAP4.error as e:
        result = 'error: %s' % e
    except Exception as e:
        result = '%s: %s' % (type(e).__name__, e)
    print work.__name__, [arg for arg in args if not callable(arg)], untagged(result)


def connected(*greeting, **answers):
    server = Server(*greeting, **answers)
    try:
        return server, imaplib.IMAP4('127.0.0.1', server.port)
    except imaplib.IMAP4.error as e:
        print type(e).__name__, untagged(str(e))


def ended(server, box):
    tried(box.logout)
    server.join(10)
    print server.got


AUTH = '* PREAUTH x\r\n'

server, box = connected()
print box.state, box.welcome, box.capabilities, box.PROTOCOL_VERSION, box.socket() is box.sock
tried(box.select)
tried(box.fetch, '1', 'x')
tried(box.login, 'us"er', 'pa ss\\')
tried(box.login, 'a', 'b')
for name, args in (
        ('list', ()), ('lsub', ('a', 'b c')), ('status', ('INBOX', '(X)')), ('create', ('x y',)), ('delete', ('q',)),
        ('append', ('', None, None, 'a\nb\r\nc\rd')), ('append', ('x', '\\Seen', '"date"', 'z')), ('append', ('x', '(a)', 'date', 'z')),
        ('rename', ('a', 'b')), ('subscribe', ('a',)), ('unsubscribe', ('a',)), ('namespace', ()), ('getacl', ('a',)),
        ('setacl', ('a', 'b', 'c')), ('deleteacl', ('a', 'b')), ('myrights', ('a',)), ('getannotation', ('a', 'b', 'c')),
        ('setannotation', ('a', 'b')), ('getquota', ('a',)), ('getquotaroot', ('a',)), ('setquota', ('a', 'b')),
        ('proxyauth', ('u',)), ('select', ('box',)), ('response', ('UIDVALIDITY',)), ('response', ('uidvalidity',)),
        ('response', ('flags',)), ('recent', ()), ('recent', ()), ('fetch', ('1:2', '(X)')), ('partial', (1, 'x', 0, 5)),
        ('search', (None, 'ALL')), ('search', ('utf-8', 'TEXT', 'a b', '')), ('sort', ('DATE', 'utf-8', 'ALL')),
        ('thread', ('REFERENCES', 'utf-8', 'ALL')), ('store', ('1', '+FLAGS', '\\Deleted')), ('store', ('1', 'FLAGS', '(a)')),
        ('expunge', ()), ('copy', ('1', 'b')), ('check', ()), ('noop', ()), ('uid', ('fetch', '1', 'x')),
        ('uid', ('search', None, 'ALL')), ('uid', ('nothing',)), ('uid', ('login',)), ('xatom', ('xfoo', 'a b', u'c d', 5)),
        ('NOOP', ()), ('close', ()), ('select', ('r', True)), ('expunge', ()), ('close', ())):
    tried(getattr(box, name), *args)
print imaplib.Commands['XFOO'], hasattr(box, 'nothing')
try:
    box.nothing
except AttributeError as e:
    print e
ended(server, box)

# Greetings and capabilities that are none.
for greeting in '* NO x\r\n', '* OK x\n':
    connected(greeting)
connected(CAPABILITY='T OK x\r\n')

server, box = connected()
tried(box.authenticate, 'plain', lambda text: None)
tried(box.authenticate, 'plain', lambda text: 'got ' + text)
ended(server, box)
server, box = connected(LOGIN='T NO bad\r\n')
tried(box.login, 'a', 'b')
tried(box.login_cram_md5, 'u', 'p')
ended(server, box)

# What a box that becomes read-only, a server that leaves and wrong answers do.
server, box = connected(AUTH, SELECT='* 1 EXISTS\r\nT OK [READ-ONLY] ex\r\n')
tried(box.select)
tried(box.noop)
ended(server, box)
server, box = connected(AUTH, SELECT='T NO [X y] z\r\n', APPEND='T NO full\r\n')
tried(box.select)
tried(box.response, 'X')
tried(box.append, 'a', None, None, 'x')
ended(server, box)
for answer in ('* BYE going\r\n', '* 1 FETCH (a {3}\r\nabc)\r\njunk\r\n',
               '* OK\r\n* NO [ALERT] a\r\n* BAD [A-B c d] e\r\n* FOO\r\n* 12 FOO\r\n* 13 FOO bar\r\nT OK \r\n'):
    server, box = connected(AUTH, NOOP=answer)
    tried(box.noop)
    print sorted(box.untagged_responses.items())
    box.shutdown()
limit, imaplib._MAXLINE = imaplib._MAXLINE, 50
server, box = connected(AUTH, NOOP='* ' + 'x' * 50 + '\r\n')
tried(box.noop)
box.shutdown()
imaplib._MAXLINE = limit

# What is printed.
imaplib.Debug = 5
sys.stderr = StringIO.StringIO()
server, box = connected(AUTH)
tried(box.select)
tried(box.fetch, '1', 'a')
tried(box.append, 'a', None, None, 'xx')
box.noop()
box.debug = 3
box.noop()
tried(box.logout)
box.debug = 1
tried(box.noop)
box.print_log()
imaplib.Debug = 0
text, sys.stderr = sys.stderr.getvalue(), sys.__stderr__
print re.sub(r'(?<=tag=)\w+|[A-P]{4}(?=\\d|\d+ )', 'TAG', re.sub(r'(?m)^  \d\d:\d\d.\d\d', 'TIME', text))
