# process: changes the environment
# A device that takes readings: a server with threads, and all kinds of clients.
import BaseHTTPServer
import SocketServer
import Cookie
import cgi
import cookielib
import httplib
import os
import threading
import urllib
import urllib2

for name in os.environ.keys():
    if name.lower().endswith('_proxy'):
        del os.environ[name]
readings = {}
lock = threading.Lock()


class Handler(BaseHTTPServer.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    wbufsize = -1

    def log_message(self, format, *args):
        pass

    def answer(self, text, code=200, **fields):
        self.send_response(code)
        for name, value in fields.items():
            self.send_header(name.replace('_', '-'), value)
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(text)

    def do_GET(self):
        if self.path == '/chunks':
            self.send_response(200)
            self.send_header('Transfer-Encoding', 'chunked')
            self.end_headers()
            for i in range(5):
                part = str(i) * (i + 1) * 1000
                self.wfile.write('%x;i=%d\r\n%s\r\n' % (len(part), i, part))
            self.wfile.write('0\r\nTrailer: x\r\n\r\n')
        elif self.path == '/moved':
            self.answer('', 302, Location='/all')
        elif self.path == '/login':
            cookie = Cookie.SimpleCookie()
            cookie['session'] = 'id 1'
            cookie['session']['path'] = '/'
            self.answer('in', Set_Cookie=cookie.output(header='').strip())
        elif self.path == '/who':
            cookie = Cookie.SimpleCookie(self.headers.get('Cookie', ''))
            self.answer(repr([m.value for m in cookie.values()]))
        elif self.path == '/all':
            with lock:
                self.answer(urllib.urlencode(sorted(readings.items())))
        elif self.path == '/secret':
            if self.headers.get('Authorization') == 'Basic dTpw':
                self.answer('gold')
            else:
                self.answer('no', 401, WWW_Authenticate='Basic realm="r"')
        else:
            self.send_error(404)

    do_HEAD = do_GET

    def do_POST(self):
        form = cgi.FieldStorage(self.rfile, self.headers, environ={'REQUEST_METHOD': 'POST'})
        with lock:
            readings.update((name, form.getfirst(name)) for name in form)
        self.answer('taken %d' % len(form))

    def do_PUT(self):
        data = self.rfile.read(int(self.headers['Content-Length']))
        self.answer('put %d' % len(data), 201)


class Server(SocketServer.ThreadingMixIn, BaseHTTPServer.HTTPServer):
    daemon_threads = True


server = Server(('127.0.0.1', 0), Handler)
thread = threading.Thread(target=server.serve_forever, args=(0.01,))
thread.start()
url = 'http://127.0.0.1:%d' % server.server_port

c = httplib.HTTPConnection('127.0.0.1', server.server_port, timeout=10)
local = None
for i in range(20):
    c.request('POST', '/', urllib.urlencode({'t%d' % i: i / 4.0}), {'Content-Type': 'application/x-www-form-urlencoded'})
    r = c.getresponse()
    assert r.read() == 'taken 1' and r.status == 200
    assert local in (None, c.sock.getsockname())
    local = c.sock.getsockname()
print 'one connection'                      # expect: one connection
c.request('PUT', '/x', 'z' * 300000)
r = c.getresponse(buffering=True)
print r.status, r.read(), r.getheader('content-length')             # expect: 201 put 300000 10
c.request('GET', '/chunks')
r = c.getresponse()
print r.chunked, len(r.read(1500)), len(r.read(2)), len(r.read()), r.isclosed()     # expect: 1 1500 2 13498 True
c.request('HEAD', '/all')
r = c.getresponse()
print r.status, int(r.getheader('content-length')) > 100, repr(r.read())           # expect: 200 True ''
c.request('GET', '/none', headers={'Connection': 'close'})
r = c.getresponse()
print r.status, r.reason, r.will_close, len(r.read()) > 50, c.sock                  # expect: 404 Not Found True True None
c.close()

print urllib.urlopen(url + '/moved').read()[:20]                    # expect: t0=0.0&t1=0.25&t10=2
print urllib2.urlopen(url + '/moved', timeout=10).geturl() == url + '/all'          # expect: True
print len(urllib2.urlopen(url + '/chunks').read())                  # expect: 15000
print urllib2.urlopen(url, 'a=1&b=2').read()                        # expect: taken 2
try:
    urllib2.urlopen(url + '/none')
except urllib2.HTTPError, e:
    print e, e.headers['Content-Type'], 'Nothing matches' in e.read()       # expect: HTTP Error 404: Not Found text/html True
jar = cookielib.CookieJar()
manager = urllib2.HTTPPasswordMgrWithDefaultRealm()
manager.add_password(None, url, 'u', 'p')
o = urllib2.build_opener(urllib2.HTTPCookieProcessor(jar), urllib2.HTTPBasicAuthHandler(manager))
print o.open(url + '/who').read(), o.open(url + '/login').read(), o.open(url + '/who').read(), o.open(url + '/secret').read()
# expect: [] in ['id 1'] gold
print [(cookie.name, cookie.value) for cookie in jar]               # expect: [('session', '"id 1"')]

results = []


def client(n):
    for i in range(5):
        results.append(urllib2.urlopen(url + '/', urllib.urlencode({'c%d.%d' % (n, i): 'v'})).read())


threads = [threading.Thread(target=client, args=(n,)) for n in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print len(results), set(results), len([k for k in readings if k[0] == 'c'])         # expect: 30 set(['taken 1']) 30
server.shutdown()
server.server_close()
