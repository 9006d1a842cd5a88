# Requests over sockets, to a server in a thread.
import httplib, threading
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.validate import validator

class Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):
        log.append(args[0])

def app(environ, start_response):
    body = environ['wsgi.input'].read(int(environ['CONTENT_LENGTH'] or 0))
    headers = [('Content-Type', 'text/plain'), ('X-Client', environ['REMOTE_ADDR'])]
    write = start_response('201 Made' if body else '200 OK', headers)
    if environ['PATH_INFO'] == '/write':
        write('written, ')
    return [environ['REQUEST_METHOD'], ' ', environ['PATH_INFO'], '?', environ['QUERY_STRING'], ' ', body]

log = []
server = make_server('127.0.0.1', 0, validator(app), handler_class=Quiet)
thread = threading.Thread(target=server.serve_forever, args=(0.01,))
thread.start()
connection = httplib.HTTPConnection('127.0.0.1', server.server_port)
for method, path, body in (('GET', '/', None), ('GET', '/a%20b?c=d', None), ('POST', '/write?', 'data' * 3),
                           ('PUT', '/x', 'y' * 100000)):
    connection.request(method, path, body)
    answer = connection.getresponse()
    data = answer.read()
    print answer.status, answer.reason, answer.version, answer.getheader('X-Client'), len(data), data[:40]
    connection.close()
server.shutdown()
thread.join()
server.server_close()
for line in log:
    print line
# expect: 200 OK 10 127.0.0.1 7 GET /? 
# expect: 200 OK 10 127.0.0.1 13 GET /a b?c=d 
# expect: 201 Made 10 127.0.0.1 34 written, POST /write? datadatadata
# expect: 201 Made 10 127.0.0.1 100008 PUT /x? yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy
# expect: GET / HTTP/1.1
# expect: GET /a%20b?c=d HTTP/1.1
# expect: POST /write? HTTP/1.1
# expect: PUT /x HTTP/1.1
