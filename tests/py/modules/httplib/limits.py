# Programs change the limits where they find them.
import httplib
from StringIO import StringIO


class Sock(object):
    def __init__(self, text):
        self.text = text

    def makefile(self, mode, bufsize=-1):
        return StringIO(self.text)


def tried(text):
    response = httplib.HTTPResponse(Sock(text))
    try:
        response.begin()
        return len(response.msg.headers), response.read()
    except httplib.HTTPException as e:
        return repr(e)


ok = 'HTTP/1.1 200 OK\r\n'
many = ok + 'a: b\r\n' * 120 + 'Content-Length: 1\r\n\r\nx'
long_one = ok + 'a: %s\r\nContent-Length: 1\r\n\r\nx' % ('b' * 70000)
print tried(many)  # expect: HTTPException('got more than 100 headers',)
print tried(long_one)  # expect: LineTooLong('got more than 65536 bytes when reading header line',)
httplib._MAXHEADERS = 200
httplib._MAXLINE = 80000
print tried(many)  # expect: (121, 'x')
print tried(long_one)  # expect: (2, 'x')
httplib._MAXLINE = 10
print tried(ok)  # expect: LineTooLong('got more than 10 bytes when reading header line',)

# Classes from private modules say that they are of this one: reprs, tracebacks and pickles show it.
for name in 'HTTPException BadStatusLine IncompleteRead LineTooLong HTTPMessage HTTPResponse LineAndFileWrapper'.split():
    assert getattr(httplib, name).__module__ == 'httplib', name
