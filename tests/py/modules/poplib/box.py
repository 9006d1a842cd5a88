# A server that answers by a table, and a client that reads its mail.
import poplib
import sys

sys.path.append(sys.path[0] + '/..')
from scripted_server import ScriptedServer


class Server(ScriptedServer):
    def talk(self, conn):
        f = conn.makefile('rb')
        conn.sendall(self.script.get('', '+OK hello <1.2@host>') + '\r\n')
        for line in iter(f.readline, ''):
            self.got.append(line)
            conn.sendall(self.script.get(line.strip(), self.script.get(line.split()[0], '+OK')) + '\r\n')
            if line.startswith('QUIT'):
                break
        f.close()


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e)


LONG = '+OK list\r\n1 120\r\n..dot\r\n2 200\n\r\n.'
server = Server({'STAT': '+OK 2 320', 'LIST': LONG, 'LIST 1': '+OK 1 120', 'RETR': LONG, 'TOP': LONG, 'UIDL': LONG, 'UIDL 2': '+OK 2 abc',
                 'PASS no': '-ERR wrong', 'DELE 9': '-ERR none', 'NOOP': '+OK ' + 'x' * 3000, 'RSET': '+OK'})
box = poplib.POP3('127.0.0.1', server.port, timeout=10)
print box.getwelcome(), box.user('me'), tried(box.pass_, 'no'), box.pass_('yes'), box.apop('me', 'secret')
print box.stat(), box.list(), box.list(1), box.retr(1), box.top(1, 2), box.uidl(), box.uidl(2), box.dele(1), tried(box.dele, 9), box.rpop('x')
box.set_debuglevel(1)
print box.rset() is not None, box.stat()
print tried(box.noop), box.quit() is not None
server.join(10)
print server.got
print tried(poplib.POP3, '127.0.0.1', Server({'': '-ERR go away'}).port)
box = poplib.POP3('127.0.0.1', Server({'': '+OK no stamp', 'QUIT': '-ERR never'}).port)
print tried(box.apop, 'a', 'b'), repr(box.quit())
