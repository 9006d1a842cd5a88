# Random calls of the methods of connections, in and out of turn; the sum is of what CPython sends and raises.
import array
import hashlib
import httplib
import random
import StringIO

random.seed(12)
ANSWERS = ['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab', 'HTTP/1.0 200 OK\r\nX: y\r\n\r\nabc', 'HTTP/1.0 404 no \r\n\r\n',
           'garbage\n', '', 'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n']
HOSTS = ['h', 'h:81', 'h:', '[::1]:80', '[fe80::1]', 'h:x', 'h\n', 'h x', '', u'h', 'a.b:8080']
pick = random.choice


class Socket:
    def __init__(self, answer):
        self.sent = []
        self.answer = answer

    def sendall(self, data):
        self.sent.append(data.tostring() if isinstance(data, array.array) else str(data))

    def makefile(self, mode='r', bufsize=-1):
        self.sent.append((mode, bufsize))
        return StringIO.StringIO(self.answer)

    def close(self):
        self.sent.append('closed')


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e), e.args


def request(c):
    headers = pick([{}, {'Host': 'z'}, {'accept-encoding': 'gzip'}, {'Content-length': 9}, {'A': '1\r\nB: 2'}, {'A b': 'c'},
                    {'A:': 'c'}, {' a': 'c'}, {'X': '1\r\n 2'}])
    body = pick([None, 'body', '', StringIO.StringIO('file'), array.array('c', 'arr'), u'uni'])
    c.request(pick(['GET', 'POST', 'put', 'PATCH', 'HEAD']),
              pick(['/', '', '/a b', 'http://x:80/', 'http:///y', '/\xe9', u'/u', '*']), body, headers)


def response(c):
    r = c.getresponse(*pick([(), (True,)]))
    return (r.status, r.reason, r.will_close) + ((r.read(),) if random.random() < .5 else ())


def putheader(c):
    c.putheader(pick(['A', 'B', '', 'x\n', 5]), pick(['v', 1, '\n', '\r\n\t', None]), *pick([(), ('w',), (2,)]))


STEPS = [request, response, putheader, response,
         lambda c: c.putrequest('GET', pick(['/', '', '/p\t']), pick([0, 1]), pick([0, 1])),
         lambda c: c.endheaders(*pick([(), ('b',)])), lambda c: c.close(), lambda c: c.connect(),
         lambda c: c.set_tunnel(pick(['t', 't:8', 't:x', '[::2]']), pick([None, 9]), pick([None, {'P': 'q'}])),
         lambda c: c.send(pick(['raw', StringIO.StringIO('f')]))]


def conversation():
    c = httplib.HTTPConnection(pick(HOSTS), pick([None, None, 0, 90]), pick([None, 0, 1]))
    sock, found = Socket(pick(ANSWERS)), [c.host, c.port]
    c._create_connection = lambda *args: (found.append(args[0]), sock)[1]
    for _ in range(random.randrange(1, 8)):
        found.append((tried(pick(STEPS), c), c.sock is None, c._method, c._tunnel_host, c._tunnel_port))
    return found, sock.sent


total = hashlib.md5()
for _ in range(200):
    total.update(repr(tried(conversation)))
print total.hexdigest()
