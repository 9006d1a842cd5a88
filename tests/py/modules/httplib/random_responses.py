# Random answers of servers, good and bad, read in pieces of all sizes; the sum is of what CPython gives.
import hashlib
import httplib
import random
import StringIO

random.seed(11)
STATUS = ['HTTP/1.1 200 OK\r\n'] * 4 + [
    'HTTP/1.0 200 OK\r\n', 'HTTP/1.1 200\r\n', 'HTTP/1.1 99 x\r\n', 'HTTP/1.1 abc d\r\n', 'HTTP/2.0 200 OK\r\n',
    'HTTP/0.9 200 x\r\n', '', 'hello world\n', 'HTTP/1.1\r\n', 'HTTP/1.1 304 N M\r\n', 'HTTP/1.1 404  Not  Found \r\n',
    'HTTP/1.1 100 C\r\nA: b\r\n\r\nHTTP/1.1 204 No\r\n', 'http/1.1 200 ok\r\n', 'HTTP/1.x 200 OK\r\n']
FIELDS = ['Content-Length: 5\r\n', 'Content-Length: x\r\n', 'Content-Length: -3\r\n', 'content-length: 30\r\n',
          'Transfer-Encoding: chunked\r\n', 'transfer-encoding: Chunked\r\n', 'Transfer-encoding: gzip\r\n',
          'Connection: close\r\n', 'Connection: Keep-Alive\r\n', 'Keep-Alive: 3\r\n', 'X: 1\r\n', 'x: 2\r\n',
          'Proxy-Connection: keep-alive\r\n', ' more\r\n', 'nonsense\r\n', '\tw\n', ':e\r\n', 'Set-Cookie: a\r\n']
CHUNKS = ['5\r\nabcde\r\n', '3;ext=1\r\nxyz\r\n', 'A\r\n0123456789\r\n', '0\r\n', 'x\r\n', '\r\n', '0\r\nTr: 1\r\n\r\n',
          '2\r\nab', '-1\r\n', 'hello', '000001\r\nq\r\n']


class Socket:
    def __init__(self, data):
        self.data = data

    def makefile(self, mode='r', bufsize=-1):
        return StringIO.StringIO(self.data)


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e), sorted(e.__dict__), repr(e)


def some(parts, most):
    return ''.join(random.choice(parts) for _ in range(random.randrange(most)))


def seen(data, begin=''):
    r = httplib.HTTPResponse(Socket(begin + data), 0, random.choice([0, 1]), random.choice([None, 'GET', 'HEAD']))
    found = [tried(r.getheaders), tried(r.begin), r.status, r.reason, r.version, r.chunked, r.length, r.will_close]
    if r.msg is None:
        return found
    found += [r.msg.dict, r.msg.status, r.msg.headers, r.getheaders(), r.getheader('X'), r.getheader('none', 3)]
    size = random.choice([None, 1, 2, 3, 5, 7, 100, 0])
    for _ in range(12):
        found.append((tried(r.read, size), r.isclosed(), r.length, r.chunk_left))
        if r.isclosed():
            break
    if r.version == 9 and not r.isclosed():
        found += [r.fp.readline(), r.fp.readlines()]
    return found


total = hashlib.md5()
for _ in range(150):
    total.update(repr(seen(random.choice(STATUS) + some(FIELDS, 6) + '\r\n' + some(CHUNKS[:4], 4) + some(CHUNKS, 3))))
print total.hexdigest()
OK = 'HTTP/1.1 200 OK\r\n'
for data in ('HTTP/1.1 200 ' + 'x' * 70000, OK + 'Z: ' + 'z' * 70000, OK + 'N: 1\r\n' * 101,
             OK + 'Transfer-Encoding: chunked\r\n\r\n' + 'f' * 70000):
    print seen(data)[1], seen(data)[-1][0][:2]
