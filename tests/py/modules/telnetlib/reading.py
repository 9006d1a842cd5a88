# Texts and commands in pieces, and all methods that read.
import re
import socket
import sys
import telnetlib
import time

sys.path.append(sys.path[0] + '/..')
from scripted_server import ScriptedServer

T = telnetlib


class Server(ScriptedServer):
    def talk(self, conn):
        for piece in self.script:
            conn.sendall(piece)
            time.sleep(0.005)
        conn.shutdown(socket.SHUT_WR)
        while True:
            data = conn.recv(1000)
            if not data:
                break
            self.got.append(data)


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e)


def client(*script):
    server = Server(script)
    return server, T.Telnet('127.0.0.1', server.port, 10)


def done(server, t):
    t.close()
    server.join(10)
    print repr(''.join(server.got))


for poll in True, False:
    server, t = client('log', 'in: ', 'x\r\npass', 'word: ok\r\n$ ', 'rest')
    t._has_poll = poll
    print repr(t.read_until('in: ')),
    t.write('me\xff\n')
    index, match, text = t.expect([re.compile('nothing'), 'p(ass)w', 'ok'])
    print index, match.group(1), repr(text),
    print repr(t.expect(['not there'])), tried(t.expect, ['x'])[0], tried(t.read_very_eager)
    done(server, t)
seen = []
server, t = client('a\x00b\x11c', T.IAC, T.IAC + 'd' + T.IAC + T.DO, T.ECHO, T.IAC + T.WILL + T.SGA + T.IAC + T.DONT + T.NAWS, 'e',
                   T.IAC + T.SB + 'sub' + T.IAC + T.IAC + T.IAC, T.SE + 'f' + T.IAC + T.NOP, T.IAC + T.WONT + T.TTYPE + 'g')
print repr(t.read_all()), repr(t.read_sb_data()), t.read_sb_data() == '', tried(t.read_some), tried(t.read_eager)
done(server, t)
server, t = client('x' + T.IAC + T.WILL + T.ECHO + T.IAC + T.SB + T.TTYPE + 'vt', T.IAC + T.SE + 'y')
t.set_option_negotiation_callback(lambda sock, command, option: seen.append((command, option, t.read_sb_data())))
print repr(t.read_all()), seen
done(server, t)
server, t = client('some')
print repr(t.read_some()), repr(t.read_lazy()), t.get_socket().fileno() == t.fileno()
print repr(t.read_all()), tried(t.read_lazy), tried(t.read_very_lazy)
done(server, t)
t = T.Telnet()
print t.sock, tried(t.read_lazy) == ''
