# A server that answers by a table, and what a client sends to it.
import smtplib
import sys

sys.path.append(sys.path[0] + '/..')
from scripted_server import ScriptedServer


class Server(ScriptedServer):
    def talk(self, conn):
        f = conn.makefile('rb')
        conn.sendall(self.script.get('', '220 hello') + '\r\n')
        for line in iter(f.readline, ''):
            self.got.append(line)
            answer = self.script.get(line.split()[0].lower(), '250 ok')
            for begin in self.script:
                if begin.endswith('*') and line.startswith(begin[:-1]):
                    answer = self.script[begin]
            conn.sendall(answer + '\r\n')
            if answer[:3] == '354':
                data = ''
                while not data.endswith('\r\n.\r\n'):
                    data += f.readline()
                self.got.append(data)
                conn.sendall(self.script.get('.', '250 taken') + '\r\n')
            if answer[:3] == '221':
                break
        f.close()


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e), sorted(e.__dict__.items())


def go(script, *steps):
    server = Server(dict({'data': '354 go on', 'quit': '221 bye'}, **script))
    s = tried(smtplib.SMTP, '127.0.0.1', server.port, 'me.local')
    if isinstance(s, tuple):
        print s
    else:
        for step in steps:
            print tried(step, s),
        print tried(s.quit)
    for line in server.got:
        print '   ', repr(line)


def mail(*args, **options):
    return lambda s: s.sendmail(*args, **options)


TEXT = 'Subject: x\n\n.dot\nline\r\nend\r.'
FULL = {'ehlo': '250-host\r\n250-SIZE 1000\r\n250-8BITMIME\r\n250 AUTH CRAM-MD5 PLAIN LOGIN'}
go({}, mail('Me <a@b>', 'c@d', TEXT))
go(FULL, mail('a@b', ['c@d', 'x y <e@f>'], TEXT, ['BODY=8BITMIME'], ['NOTIFY=NEVER']), lambda s: sorted(s.esmtp_features.items()))
go({'ehlo': '500 what', 'rcpt TO:<bad*': '550 nobody'}, mail('a', ['bad1', 'good'], 'x'), mail('a', ['bad1', 'bad2'], 'x'))
go({'mail': '552 no'}, mail('a', 'b', 'x'))
go({'data': '554 no'}, mail('a', 'b', 'x'))
go({'.': '554 not this'}, mail('a', 'b', 'x'))
go({'ehlo': '500 no', 'helo': '501 neither'}, mail('a', 'b', 'x'))
go({'': '421 busy'})
go({'': 'xyz'})
go({}, lambda s: s.docmd('help', 'me'), lambda s: s.help(), lambda s: s.vrfy('Me <a@b>'), lambda s: s.expn('l'), lambda s: s.noop(),
   lambda s: s.rset(), lambda s: s.login('u', 'p'), lambda s: s.starttls(), lambda s: s.has_extn('size'))
go(dict(FULL, **{'AUTH CRAM-MD5*': '334 PDE+', 'dS*': '235 in'}), lambda s: s.login('u', 'p'))
go(dict(FULL, auth='503 already'), lambda s: s.login('u', 'p'))
for kind, code in (('PLAIN', 235), ('LOGIN', 334), ('LOGIN', 500), ('PLAIN', 535), ('FOO', 235)):
    go({'ehlo': '250-h\r\n250-AUTH=%s\r\n250 x' % kind, 'auth': '%d y' % code}, lambda s: s.login('user', 'pass'))
print [smtplib.quoteaddr(a) for a in ('a@b', 'N <a@b>', '<a@b>', '', '"q, r" <c@d> x', 'a@b, c@d')]
print repr(smtplib.quotedata('.a\r\n..b\nc\r.d\n'))
s = smtplib.SMTP()
print tried(s.send, 'x'), tried(s.connect, '127.0.0.1:x')
