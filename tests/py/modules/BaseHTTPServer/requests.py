# Requests, good and bad, and what handlers of HTTP/1.0 and 1.1 answer.
import BaseHTTPServer
import StringIO
import re


class Out:
    closed = 0

    def __init__(self):
        self.data = ''

    def write(self, data):
        self.data += data

    def flush(self):
        pass

    def close(self):
        pass


class Socket:
    def __init__(self, data):
        self.rfile, self.wfile = StringIO.StringIO(data), Out()

    def makefile(self, mode, bufsize):
        return self.rfile if 'r' in mode else self.wfile


class Handler(BaseHTTPServer.BaseHTTPRequestHandler):
    def date_time_string(self, timestamp=None):
        return 'DATE'

    def version_string(self):
        return 'VERSION'

    def log_message(self, format, *args):
        print '   ', repr(format % args)

    def do_GET(self):
        self.send_response(200)
        self.send_header('A', 'b')
        self.end_headers()
        self.wfile.write(' '.join((self.command, self.path, self.request_version, str(self.close_connection))))

    def do_HEAD(self):
        self.send_error(404)

    def do_POST(self):
        self.send_error(403, 'No <way> & out')

    def do_PUT(self):
        self.send_response(204)
        self.send_header('Connection', 'keep-alive')
        self.end_headers()

    def do_ERROR(self):
        self.send_error(int(self.path))


class Keeping(Handler):
    protocol_version = 'HTTP/1.1'


REQUESTS = ['', 'GET / HTTP/1.0\r\n\r\n', 'GET /p HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nConnection: close\r\n\r\n',
            'GET /\r\n\r\n', 'POST /\r\n\r\n', 'GET / HTTP/1.x\r\n\r\n', 'GET / HTTP/2.0\r\n\r\n', 'GET / FOO\r\n\r\n',
            'GET / a b\r\n\r\n', 'GET\r\n\r\n', '\r\n', 'FOO / HTTP/1.1\r\n\r\n', 'HEAD / HTTP/1.0\r\n\r\n',
            'POST /<a>& HTTP/1.1\r\n\r\n', 'PUT /x HTTP/1.1\r\n\r\n', 'GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n',
            'GET / HTTP/1.1.1\r\n\r\n', 'GET / HTTP/-1.1\r\n\r\n', 'GET  //a//b  HTTP/1.1\r\n\r\n', 'GET / HTTP/1.\r\n\r\n',
            'GET / HTTP/0.9\r\n\r\n', 'get / HTTP/1.0\r\n\r\n', 'GET / HTTP/1.1\n\n', 'GET /' + 'x' * 70000]
REQUESTS += ['ERROR %d HTTP/1.1\r\n\r\n' % code for code in (100, 199, 204, 205, 304, 500, 505, 999)]
for kind in Handler, Keeping:
    for request in REQUESTS:
        print kind.__name__, repr(request[:50])
        sock = Socket(request)
        kind(sock, ('1.2.3.4', 5), None)
        print repr(sock.wfile.data)
handler = BaseHTTPServer.BaseHTTPRequestHandler
print sorted(handler.responses.items())
h = Keeping(Socket(''), ('1.2.3.4', 5), None)
print repr(handler.date_time_string.im_func(h, 1234567890.9))
print bool(re.match(r'\d\d/[A-Z][a-z][a-z]/\d{4} \d\d:\d\d:\d\d$', h.log_date_time_string()))
