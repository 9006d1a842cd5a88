# process: what is dropped is looked for in the whole heap, which is large in the test process
# A server that answers by a table, and a client that asks all it can.
import nntplib
import StringIO
import sys

sys.path.append(sys.path[0] + '/..')
from scripted_server import ScriptedServer

LONG = '\r\n1 a\r\n..dot\r\n2 b c\n3\td\r\n.'
SCRIPT = {
    'GROUP': '211 5 1 5 The.Name', 'GROUP x': '211', 'GROUP y': '211 5', 'GROUP q': '212 x', 'GROUP z': '411 none',
    'LIST': '215 l\r\na 2 1 y\r\nb 4 3 n\r\n.', 'NEWGROUPS': '231 n\r\na 2 1 y\r\n.', 'NEWNEWS': '230 n' + LONG,
    'LIST NEWSGROUPS one': '215 x\r\none  first thing\r\nbad\r\n.', 'LIST NEWSGROUPS none': '215 x\r\n.',
    'LIST NEWSGROUPS old': '282 x\r\nold title\r\n.', 'XGTITLE': '282 x\r\na b c\r\nq\r\n.', 'STAT': '223 3 <id> x', 'STAT 7': '223',
    'STAT 8': '331 x', 'NEXT': '223 4 <n>', 'LAST': '223 2', 'HEAD': '221 3 <id>' + LONG, 'BODY': '222 3 <id>' + LONG,
    'ARTICLE': '220 3 <id>' + LONG, 'HELP': '100 h' + LONG, 'SLAVE': '202 s', 'XHDR': '221 x\r\n1 one\r\n2  two\r\nbad\r\n.',
    'XOVER': '224 x\r\n1\ts\tme\tdate\t<id>\t<r1> <r2>\t10\t20\r\n2\ts\tp\td\ti\t\t1\t2\textra\r\n.', 'XOVER 9-9': '224 x\r\n1\tx\r\n.',
    'XPATH': '223 a/b', 'XPATH 2': '224 x', 'XPATH 3': '223', 'DATE': '111 20200102030405', 'POST': '340 go', 'IHAVE': '335 go',
    'IHAVE no': '435 no', 'QUIT': '205 bye', 'MODE': '200 reader', 'AUTHINFO': '381 more', 'AUTHINFO PASS SECRET': '281 ok',
}


class Server(ScriptedServer):
    def __init__(self, **script):
        ScriptedServer.__init__(self, dict(SCRIPT, **script))

    def talk(self, conn):
        f = conn.makefile('rb')
        conn.sendall(self.script.get('greeting', '200 hi') + '\r\n')
        for line in iter(f.readline, ''):
            self.got.append(line)
            line = line.strip()
            answer = self.script.get(line, self.script.get(line.upper(), self.script.get(line.split()[0].upper(), '500 what')))
            if not answer:
                break
            conn.sendall(answer + '\r\n')
            if line.startswith(('POST', 'IHAVE')) and answer[0] == '3':
                for more in iter(f.readline, '.\r\n'):
                    self.got.append(more)
                conn.sendall('240 done\r\n')
        f.close()


def tried(work, *args):
    try:
        result = work(*args)
    except (nntplib.NNTPError, EOFError) as e:
        result = type(e).__name__, str(e), getattr(e, 'response', None)
    print work.__name__, [arg for arg in args if isinstance(arg, str)], result


def connected(options={}, **script):
    server = Server(**script)
    try:
        return server, nntplib.NNTP('127.0.0.1', server.port, usenetrc=False, **options)
    except nntplib.NNTPError as e:
        print type(e).__name__, e, server.got


def closed(client):
    client.file.close()
    client.sock.close()


server, client = connected()
print client.getwelcome(), client.host, client.port == server.port
out = StringIO.StringIO()
for name, args in (
        ('group', ('the.name',)), ('group', ('x',)), ('group', ('y',)), ('group', ('q',)), ('group', ('z',)), ('list', ()),
        ('newgroups', ('200101', '000000')), ('newnews', ('g', '200101', '000000')), ('description', ('one',)),
        ('description', ('old',)), ('description', ('none',)), ('descriptions', ('a*',)), ('stat', ('3',)), ('stat', ('7',)),
        ('stat', ('8',)), ('next', ()), ('last', ()), ('head', ('3',)), ('body', ('3',)), ('article', ('3',)), ('help', ()),
        ('slave', ()), ('xhdr', ('subject', '1-2')), ('xover', ('1', '2')), ('xover', ('9', '9')), ('xgtitle', ('a',)),
        ('xpath', ('1',)), ('xpath', ('2',)), ('xpath', ('3',)), ('date', ()), ('body', ('3', out)), ('help', (out,)),
        ('list', (out,)), ('body', ('3', '/dev/null')), ('post', (StringIO.StringIO('a: b\n\n.dot\nlast\r\nno end'),)),
        ('ihave', ('<id>', StringIO.StringIO('x\n'))), ('ihave', ('no', out)), ('statparse', ('222 1',)), ('shortcmd', ('FOO',)),
        ('statcmd', ('STAT',)), ('artcmd', ('HEAD 1',))):
    tried(getattr(client, name), *args)
print repr(out.getvalue())
client.set_debuglevel(2)
tried(client.date)
client.debug(1)
tried(client.stat, '3')
client.set_debuglevel(0)
tried(client.quit)
server.join(10)
print server.got, hasattr(client, 'sock')

for greeting in '400 busy', '2' * 3000:
    connected(greeting=greeting)
for date in '111 x', '112 20200102030405':
    server, client = connected(DATE=date)
    tried(client.date)
    closed(client)
server, client = connected(HELP='100 x\r\n' + 'y' * 2100, NEXT='')
tried(client.next)
closed(client)

for options, script in (
        ({'user': 'u', 'password': 'secret'}, {}), ({'user': 'u', 'password': 'bad'}, {}), ({'user': 'u'}, {}),
        ({'readermode': 1}, {'MODE': '502 x'}), ({'readermode': 1}, {'MODE': '480 x'}),
        ({'readermode': 1, 'user': 'u', 'password': 'secret'}, {'MODE': '480 x'})):
    made = connected(options, **script)
    if made:
        print made[0].got, made[1].welcome
        closed(made[1])
print nntplib.NNTPError().response, nntplib.NNTPError('a', 'b').response, nntplib.error_temp is nntplib.NNTPTemporaryError
