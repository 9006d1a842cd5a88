# SPDX-License-Identifier: MIT
"""A server whose functions can be called with XML-RPC: register functions or an object, then serve_forever()."""
import BaseHTTPServer
import os
import re
import SocketServer
import sys

import xmlrpclib
from xmlrpclib import Fault

try:
    import fcntl
except ImportError:
    fcntl = None


def resolve_dotted_attribute(obj, attr, allow_dotted_names=True):
    """The attribute "a.b.c" of an object. Raises AttributeError for names that begin with "_"."""
    for name in attr.split('.') if allow_dotted_names else [attr]:
        if name.startswith('_'):
            raise AttributeError('attempt to access private attribute "%s"' % name)
        obj = getattr(obj, name)
    return obj


def list_public_methods(obj):
    """The names of the methods of an object that do not begin with "_"."""
    return [name for name in dir(obj) if not name.startswith('_') and hasattr(getattr(obj, name), '__call__')]


def remove_duplicates(lst):
    """What is in a list, once each, in any order."""
    return dict.fromkeys(lst).keys()


def _help_text(method):
    # The docstring without its indentation; '' where there is none.
    text = getattr(method, '__doc__', None)
    if not isinstance(text, basestring):
        return ''
    lines = text.expandtabs().split('\n')
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()] or [0])
    return '\n'.join([lines[0].strip()] + [line[margin:].rstrip() for line in lines[1:]]).strip('\n')


class SimpleXMLRPCDispatcher:
    """Finds and calls functions. allow_none: whether None may be sent; encoding: of the answers."""

    def __init__(self, allow_none=False, encoding=None):
        # Name -> function.
        self.funcs = {}
        self.instance = None
        self.allow_none = allow_none
        self.encoding = encoding

    def register_instance(self, instance, allow_dotted_names=False):
        """Lets the methods of an object be called, those that do not begin with "_"; for names that are no function.

        If it has a method _dispatch(name, parameters), that is called instead. allow_dotted_names lets "a.b" be the
        method of an attribute: then callers may reach more than was meant."""
        self.instance = instance
        self.allow_dotted_names = allow_dotted_names

    def register_function(self, function, name=None):
        """Lets a function be called, by its own name or another one."""
        self.funcs[function.__name__ if name is None else name] = function

    def register_introspection_functions(self):
        """Lets callers ask which methods there are (system.listMethods and others)."""
        self.funcs.update({'system.listMethods': self.system_listMethods,
                           'system.methodSignature': self.system_methodSignature,
                           'system.methodHelp': self.system_methodHelp})

    def register_multicall_functions(self):
        """Lets callers send several calls at once (system.multicall)."""
        self.funcs['system.multicall'] = self.system_multicall

    def _marshaled_dispatch(self, data, dispatch_method=None, path=None):
        """The answer to a call; all exceptions become faults."""
        try:
            params, method = xmlrpclib.loads(data)
            result = (dispatch_method or self._dispatch)(method, params)
            return xmlrpclib.dumps((result,), methodresponse=1, allow_none=self.allow_none, encoding=self.encoding)
        except Fault, fault:
            return xmlrpclib.dumps(fault, allow_none=self.allow_none, encoding=self.encoding)
        except:
            return xmlrpclib.dumps(_fault_of(sys.exc_info()), encoding=self.encoding, allow_none=self.allow_none)

    def system_listMethods(self):
        """The names of all methods."""
        names = set(self.funcs)
        if self.instance is not None:
            if hasattr(self.instance, '_listMethods'):
                names.update(self.instance._listMethods())
            elif not hasattr(self.instance, '_dispatch'):
                names.update(list_public_methods(self.instance))
        return sorted(names)

    def system_methodSignature(self, method_name):
        """What a method takes and gives: that is not known here."""
        return 'signatures not supported'

    def system_methodHelp(self, method_name):
        """The docstring of a method."""
        method = self.funcs.get(method_name)
        if method is None and self.instance is not None:
            if hasattr(self.instance, '_methodHelp'):
                return self.instance._methodHelp(method_name)
            if not hasattr(self.instance, '_dispatch'):
                try:
                    method = resolve_dotted_attribute(self.instance, method_name, self.allow_dotted_names)
                except AttributeError:
                    pass
        return '' if method is None else _help_text(method)

    def system_multicall(self, call_list):
        """Calls several methods: a list of [result], or of a struct with faultCode and faultString."""
        results = []
        for call in call_list:
            try:
                results.append([self._dispatch(call['methodName'], call['params'])])
            except Fault, fault:
                results.append({'faultCode': fault.faultCode, 'faultString': fault.faultString})
            except:
                fault = _fault_of(sys.exc_info())
                results.append({'faultCode': fault.faultCode, 'faultString': fault.faultString})
        return results

    def _dispatch(self, method, params):
        """Calls a method. To be overridden. Raises Exception for one that there is not."""
        function = self.funcs.get(method)
        if function is None and self.instance is not None:
            if hasattr(self.instance, '_dispatch'):
                return self.instance._dispatch(method, params)
            try:
                function = resolve_dotted_attribute(self.instance, method, self.allow_dotted_names)
            except AttributeError:
                pass
        if function is None:
            raise Exception('method "%s" is not supported' % method)
        return function(*params)


def _fault_of(info):
    return Fault(1, '%s:%s' % info[:2])


class SimpleXMLRPCRequestHandler(BaseHTTPServer.BaseHTTPRequestHandler):
    """Answers calls that are sent with POST to one of rpc_paths (any, if that is empty)."""

    rpc_paths = ('/', '/RPC2')
    # The answer goes at once, not in the pieces in which it is written.
    disable_nagle_algorithm = True
    wbufsize = -1

    # From which length on answers are packed, if the client takes it; None: never.
    encode_threshold = 1400

    aepattern = re.compile(r'\s* ([^\s;]+) \s* (;\s* q \s*=\s* ([0-9.]+))?', re.VERBOSE | re.IGNORECASE)

    def accept_encodings(self):
        """The codings that the client takes, and how much it likes them."""
        liked = {}
        for text in self.headers.get('Accept-Encoding', '').split(','):
            match = self.aepattern.match(text)
            if match:
                weight = match.group(3)
                liked[match.group(1)] = float(weight) if weight else 1.0
        return liked

    def is_rpc_path_valid(self):
        return not self.rpc_paths or self.path in self.rpc_paths

    def do_POST(self):
        if not self.is_rpc_path_valid():
            self.report_404()
            return
        try:
            # Not all at once: some systems cannot.
            left = int(self.headers['content-length'])
            parts = []
            while left:
                part = self.rfile.read(min(left, 10 * 1024 * 1024))
                if not part:
                    break
                parts.append(part)
                left -= len(part)
            data = self.decode_request_content(''.join(parts))
            if data is None:
                return  # an error was sent
            response = self.server._marshaled_dispatch(data, getattr(self, '_dispatch', None), self.path)
        except Exception, e:
            # A bug of ours: those of methods are faults.
            fields = []
            if getattr(self.server, '_send_traceback_header', False):
                import traceback
                fields = [('X-exception', str(e)), ('X-traceback', traceback.format_exc())]
            self.__answer((500,), fields)
            return
        fields = [('Content-type', 'text/xml')]
        longest = self.encode_threshold
        if longest is not None and longest < len(response) and self.accept_encodings().get('gzip', 0):
            try:
                response = xmlrpclib.gzip_encode(response)
            except NotImplementedError:
                pass
            else:
                fields.append(('Content-Encoding', 'gzip'))
        self.__answer((200,), fields, response)

    def __answer(self, status, fields=(), body=''):
        # status: what send_response() takes.
        self.send_response(*status)
        for name, value in fields:
            self.send_header(name, value)
        self.send_header('Content-length', str(len(body)))
        self.end_headers()
        if body:
            self.wfile.write(body)

    def decode_request_content(self, data):
        """The body of a request, unpacked; None where that cannot be: an error was sent then."""
        encoding = self.headers.get('content-encoding', 'identity').lower()
        if encoding == 'identity':
            return data
        problem = 501, 'encoding %r not supported' % encoding
        if encoding == 'gzip':
            try:
                return xmlrpclib.gzip_decode(data)
            except ValueError:
                problem = 400, 'error decoding gzip content'
            except NotImplementedError:
                pass
        self.__answer(problem)

    def report_404(self):
        """Answers that there is no such path."""
        self.__answer((404,), [('Content-type', 'text/plain')], 'No such page')

    def log_request(self, code='-', size='-'):
        if self.server.logRequests:
            BaseHTTPServer.BaseHTTPRequestHandler.log_request(self, code, size)


class SimpleXMLRPCServer(SocketServer.TCPServer, SimpleXMLRPCDispatcher):
    """A server of calls. logRequests: whether to log them; the others as in TCPServer and SimpleXMLRPCDispatcher."""

    allow_reuse_address = True
    # For tests: whether the client may see what went wrong here.
    _send_traceback_header = False

    def __init__(self, addr, requestHandler=SimpleXMLRPCRequestHandler, logRequests=True, allow_none=False,
                 encoding=None, bind_and_activate=True):
        SimpleXMLRPCDispatcher.__init__(self, allow_none, encoding)
        self.logRequests = logRequests
        SocketServer.TCPServer.__init__(self, addr, requestHandler, bind_and_activate)
        if fcntl is not None and hasattr(fcntl, 'FD_CLOEXEC'):
            # Programs that a method starts must not hold the port.
            flags = fcntl.fcntl(self.fileno(), fcntl.F_GETFD)
            fcntl.fcntl(self.fileno(), fcntl.F_SETFD, flags | fcntl.FD_CLOEXEC)


class MultiPathXMLRPCServer(SimpleXMLRPCServer):
    """A server with a dispatcher for each path; the rpc_paths of its handlers must have these paths."""

    def __init__(self, addr, requestHandler=SimpleXMLRPCRequestHandler, logRequests=True, allow_none=False,
                 encoding=None, bind_and_activate=True):
        SimpleXMLRPCServer.__init__(self, addr, requestHandler, logRequests, allow_none, encoding, bind_and_activate)
        self.dispatchers = {}

    def add_dispatcher(self, path, dispatcher):
        self.dispatchers[path] = dispatcher
        return dispatcher

    def get_dispatcher(self, path):
        return self.dispatchers[path]

    def _marshaled_dispatch(self, data, dispatch_method=None, path=None):
        try:
            return self.dispatchers[path]._marshaled_dispatch(data, dispatch_method, path)
        except:
            return xmlrpclib.dumps(_fault_of(sys.exc_info()), encoding=self.encoding, allow_none=self.allow_none)


class CGIXMLRPCRequestHandler(SimpleXMLRPCDispatcher):
    """Answers a call as a program that a web server runs."""

    def __init__(self, allow_none=False, encoding=None):
        SimpleXMLRPCDispatcher.__init__(self, allow_none, encoding)

    def handle_xmlrpc(self, request_text):
        """Prints the answer to a call."""
        self._print(self._marshaled_dispatch(request_text), 'text/xml')

    def handle_get(self):
        """Prints an error: calls are sent with POST."""
        message, explanation = BaseHTTPServer.BaseHTTPRequestHandler.responses[400]
        print 'Status: %d %s' % (400, message)
        self._print(BaseHTTPServer.DEFAULT_ERROR_MESSAGE % {'code': 400, 'message': message, 'explain': explanation},
                    BaseHTTPServer.DEFAULT_ERROR_CONTENT_TYPE)

    def _print(self, text, kind):
        print 'Content-Type: %s' % kind
        print 'Content-Length: %d' % len(text)
        print
        sys.stdout.write(text)

    def handle_request(self, request_text=None):
        """Answers the call in `request_text`, by default the one that the web server gives."""
        if request_text is None and os.environ.get('REQUEST_METHOD', None) == 'GET':
            self.handle_get()
            return
        if request_text is None:
            try:
                length = int(os.environ.get('CONTENT_LENGTH', None))
            except (TypeError, ValueError):
                length = -1
            request_text = sys.stdin.read(length)
        self.handle_xmlrpc(request_text)


if __name__ == '__main__':
    print 'Running XML-RPC server on port 8000'
    _server = SimpleXMLRPCServer(('localhost', 8000))
    _server.register_function(pow)
    _server.register_function(lambda x, y: x + y, 'add')
    _server.register_multicall_functions()
    _server.serve_forever()
