# Requests, what the application sees of them, and all that is sent and logged.
from wsgiref import simple_server as ss, handlers
from StringIO import StringIO
from SocketServer import BaseServer
import os, sys, re
HERE = os.path.dirname(__file__)
class MockServer(ss.WSGIServer):
    def __init__(self, a, H):
        BaseServer.__init__(self, a, H); self.server_name,self.server_port=a; self.setup_environ()
class MockHandler(ss.WSGIRequestHandler):
    def setup(self):
        self.connection = self.request
        self.rfile, self.wfile = self.connection
    def finish(self): pass
    def address_string(self): return 'THEHOST'
class Out(StringIO):
    def write(s,d): LOG.append(d)
    def flush(s): LOG.append('<FLUSH>')
def go(app, data, H=MockHandler, S=MockServer, client=("127.0.0.1",8888)):
    global LOG
    LOG=[]
    s=ss.make_server('host',80,app,S,H)
    o=sys.stderr; sys.stderr=StringIO()
    try:
        try: s.finish_request((StringIO(data),Out()),client)
        finally: err=sys.stderr.getvalue(); sys.stderr=o
    except Exception as e: print 'RAISED', repr(e)
    print re.sub(r'Date: [^\\]*','Date: X',repr(''.join(LOG)))
    print re.sub(r'  File ".*/(?!requests).*\n.*\n', '', re.sub(r'\[\d.*?\]', '[T]', err).replace(HERE, ''))
    return s
keys=set(handlers.BaseHandler.os_environ)
def show(e,s):
    print sorted((k,v if k[:5]!='wsgi.' or k in('wsgi.version','wsgi.url_scheme','wsgi.multithread','wsgi.multiprocess','wsgi.run_once') else str(v)[:24]) for k,v in e.items() if k not in keys)
    print repr(e['wsgi.input'].read())
    s('200 OK',[('A','b')]); return ['hi']
s=go(show,'GET / HTTP/1.0\r\n\r\n')
print sorted(s.base_environ.items()), s.application is s.get_app() is show
go(show,'POST /a%20b%2Fc/d%zz?q=%20&r=1?2 HTTP/1.1\r\nHost: h:1\r\nContent-Type: text/x; a=b\r\nContent-Length: 3\r\nX-Foo: a\r\nx-foo: b\r\nX-foo: c\r\nCookie: a=1\r\nCookie: b=2\r\nUser_Agent: q\r\nAccept: x, \r\nConnection: keep-alive\r\n\r\nabcdef')
go(show,'GET / HTTP/1.0\r\nHost: x\r\nbad line\r\nX: y\r\n\r\n')
go(show,'GET / HTTP/1.0\r\nContent-Type:\r\nContent-Length:\r\nA:\r\nAuthorization: Basic x\r\nPATH: evil\r\nRemote-Host: h\r\n\r\n')
go(show,'GET /x\r\n')
go(show,'GET /x?\r\nfoo')
go(show,'HEAD /x;p=1#frag HTTP/1.1\n\n')
go(show,'GARBAGE\r\n\r\n'); go(show,''); go(show,'\r\n'); go(show,'GET / HTTP/3.0\r\n\r\n'); go(show,'FOO http://h/abs?x HTTP/1.0\r\n\r\n')
go(show,'GET '+'x'*65533+' HTTP/1.0\n\n')
go(None,'GET / HTTP/1.0\r\n\r\n')
def boom(e,s): raise ValueError(5)
print '== boom'
s=go(boom,'GET / HTTP/1.0\r\n\r\n')
def demo(e,s):
    for k in e.keys():
        if k in keys or k[:5]=='wsgi.': del e[k]
    return ss.demo_app(e,s)
go(demo,'GET /?a HTTP/1.0\r\nX:y\r\n\r\n')
class MyH(MockHandler):
    def get_stderr(self): return StringIO()
    def get_environ(self): e=MockHandler.get_environ(self); e['X']='y'; return e
go(boom,'GET / HTTP/1.0\r\n\r\n',MyH)
go(show,'GET / HTTP/1.0\r\n\r\n',MyH)
s=ss.make_server('127.0.0.1',0,show); print sorted(s.base_environ), s.base_environ['SERVER_PORT'] == str(s.server_port), s.RequestHandlerClass
s.set_app(5); print s.get_app(), s.application; s.server_close()
class H2(MockHandler):
    def log_request(self,*a): print 'LR',a
def st(e,s): s('404 Not Found',[('A','b')])('xyz'); return []
go(st,'GET / HTTP/1.0\r\n\r\n',H2); go(boom,'GET / HTTP/1.0\r\n\r\n',H2)
go(lambda e,s: [s('304 N',[])] and [],'GET / HTTP/1.0\r\n\r\n',H2)
def early(e,s):
    s('200 OK',[]); yield 'a'; raise ValueError
go(early,'GET / HTTP/1.0\r\n\r\n',H2)
go(show,'GET / HTTP/1.0\r\n\r\n',client=('',5))
class H3(H2):
    def address_string(self): return '127.0.0.1'
go(show,'GET / HTTP/1.0\r\n\r\n',H3)
class S2(MockServer):
    def setup_environ(self): self.base_environ={'SERVER_NAME':'zz','MULTI':'1'}
go(show,'GET / HTTP/1.0\r\n\r\n',S=S2)
