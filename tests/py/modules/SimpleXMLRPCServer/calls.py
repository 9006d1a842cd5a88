# A server in a thread, and calls of all kinds.
import SimpleXMLRPCServer
import SocketServer
import httplib
import threading
import xmlrpclib


def tried(f, *args):
    try:
        return f(*args)
    except Exception, e:
        return type(e).__name__, str(e).replace(str(port), 'PORT')


class Device:
    limit = 5

    def read(self, name, factor=1):
        """Reads a sensor.

        name: which one"""
        return {'name': name, 'value': 2.5 * factor, 'when': xmlrpclib.DateTime('20200101T00:00:00')}

    def echo(self, *args):
        return list(args)

    def _private(self):
        return 'secret'


class Server(SocketServer.ThreadingMixIn, SimpleXMLRPCServer.SimpleXMLRPCServer):
    daemon_threads = True


server = Server(('127.0.0.1', 0), logRequests=False, allow_none=True)
server.register_introspection_functions()
server.register_multicall_functions()
server.register_instance(Device())
server.register_function(lambda a, b: a / b, 'div')
port = server.server_address[1]
thread = threading.Thread(target=server.serve_forever, args=(0.01,))
thread.start()
url = 'http://127.0.0.1:%d' % port
proxy = xmlrpclib.ServerProxy(url, allow_none=True)
print proxy.system.listMethods()
print repr(proxy.system.methodHelp('read')), proxy.system.methodSignature('div')
print proxy.div(7, 2), sorted(proxy.read('t', 3).items())[:2], proxy.read('u')['when']
print proxy.echo(1, 'a', u'\xe9', None, [1.5, {'k': [True]}], xmlrpclib.Binary('\0\xff'))[:5]
print len(proxy.echo('x' * 100000)[0])
for call in (lambda: proxy.div(1, 0), lambda: proxy.none(), lambda: proxy._private(), lambda: proxy.read.im_func('x'),
             lambda: proxy.read(), lambda: xmlrpclib.ServerProxy(url + '/elsewhere').div(1, 1)):
    print tried(call)
many = xmlrpclib.MultiCall(proxy)
many.div(6, 3)
many.system.methodSignature('x')
many.div(1, 0)
results = many()
print results[0], results[1], tried(lambda: results[2])
c = httplib.HTTPConnection('127.0.0.1', port)
for body, headers in (('garbage', {}), ('x', {'Content-Encoding': 'foo'}), ('x', {'Content-Length': 'y'})):
    c.request('POST', '/', body, headers)
    r = c.getresponse()
    print r.status, r.reason, r.getheader('content-type'), repr(r.read()[:60])
    c.close()
proxy('close')()
print proxy.div(8, 4)
proxy('close')()
server.shutdown()
server.server_close()
