import httplib
import StringIO


class Socket:
    def __init__(self, answer):
        self.answer = answer

    def sendall(self, data):
        print repr(data)

    def makefile(self, mode='r', bufsize=-1):
        return StringIO.StringIO(self.answer)

    def close(self):
        pass


def ask(answer):
    h = httplib.HTTP('host:81')
    h._conn.sock = Socket(answer)
    h.putrequest('GET', '/x')
    h.putheader('Accept', 'text/html', 'text/plain')
    h.endheaders()                          # expect: 'GET /x HTTP/1.0\r\nAccept: text/html\r\n\ttext/plain\r\n\r\n'
    return h, h.getreply()


h, (status, reason, header) = ask('HTTP/1.0 404 Not Found\r\nA: 1\r\na: 2\r\n\r\nbody')
print status, reason, header['a'], h.getfile().read()       # expect: 404 Not Found 1, 2 body
h, reply = ask('')                          # expect: 'GET /x HTTP/1.0\r\nAccept: text/html\r\n\ttext/plain\r\n\r\n'
print reply                                 # expect: (-1, 'No status line received - the server has closed the connection', None)
