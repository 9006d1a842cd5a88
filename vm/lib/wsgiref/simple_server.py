# SPDX-License-Identifier: MIT
"""An HTTP server for WSGI applications: make_server('', 8000, app).serve_forever()."""
__version__ = "0.1"

import sys

from BaseHTTPServer import BaseHTTPRequestHandler, HTTPServer
from _urllib_text import unquote
from wsgiref.handlers import SimpleHandler

__all__ = ['WSGIServer', 'WSGIRequestHandler', 'demo_app', 'make_server']

server_version = "WSGIServer/" + __version__
sys_version = "Python/" + sys.version.split()[0]
software_version = server_version + ' ' + sys_version

_LONGEST_LINE = 65536


class ServerHandler(SimpleHandler):
    """Runs the application; `request_handler` logs the request afterwards."""

    server_software = software_version

    def close(self):
        try:
            code = self.status.split(' ', 1)[0]
            self.request_handler.log_request(code, self.bytes_sent)
        finally:
            SimpleHandler.close(self)


class WSGIServer(HTTPServer):
    """A server with an application."""

    application = None

    def server_bind(self):
        HTTPServer.server_bind(self)
        self.setup_environ()

    def setup_environ(self):
        """Makes base_environ, what all requests have in common."""
        self.base_environ = {
            'SERVER_NAME': self.server_name,
            'SERVER_PORT': str(self.server_port),
            'GATEWAY_INTERFACE': 'CGI/1.1',
            'SCRIPT_NAME': '',
            'REMOTE_HOST': '',
            'CONTENT_LENGTH': '',
        }

    def get_app(self):
        """The application."""
        return self.application

    def set_app(self, application):
        """Sets the application."""
        self.application = application


class WSGIRequestHandler(BaseHTTPRequestHandler):
    """Has the application of the server handle a request."""

    server_version = server_version

    def handle(self):
        """Handles the one request of the connection."""
        self.raw_requestline = self.rfile.readline(_LONGEST_LINE + 1)
        if len(self.raw_requestline) > _LONGEST_LINE:
            self.command = self.requestline = self.request_version = ''
            self.send_error(414)
        elif self.parse_request():
            handler = ServerHandler(self.rfile, self.wfile, self.get_stderr(), self.get_environ())
            handler.request_handler = self
            handler.run(self.server.get_app())

    def get_environ(self):
        """What the environment says of the request."""
        path, _, query = self.path.partition('?')
        message = self.headers
        env = dict(self.server.base_environ, SERVER_PROTOCOL=self.request_version, REQUEST_METHOD=self.command,
                   PATH_INFO=unquote(path), QUERY_STRING=query, REMOTE_ADDR=self.client_address[0],
                   CONTENT_TYPE=message.type if message.typeheader is None else message.typeheader)
        client = self.address_string()
        if client != env['REMOTE_ADDR']:
            env['REMOTE_HOST'] = client
        length = message.getheader('content-length')
        if length:
            env['CONTENT_LENGTH'] = length
        _add_headers(env, message.headers)
        return env

    def get_stderr(self):
        """Where errors are logged."""
        return sys.stderr


def _add_headers(env, lines):
    """Adds the headers that are not in `env` by another name; the values of one sent twice become a list."""
    own = {}
    for line in lines:
        name, value = line.split(':', 1)
        name = name.replace('-', '_').upper()
        value = value.strip()
        if name not in env:
            name = 'HTTP_' + name
            own[name] = own[name] + ',' + value if name in own else value
    env.update(own)


def demo_app(environ, start_response):
    """An application that shows its environment."""
    lines = ['Hello world!', '']
    lines += ['%s = %r' % item for item in sorted(environ.items())]
    start_response('200 OK', [('Content-Type', 'text/plain')])
    return ['\n'.join(lines) + '\n']


def make_server(host, port, app, server_class=WSGIServer, handler_class=WSGIRequestHandler):
    """A server that listens at an address and serves `app`."""
    httpd = server_class((host, port), handler_class)
    httpd.set_app(app)
    return httpd


if __name__ == '__main__':
    import webbrowser
    httpd = make_server('', 8000, demo_app)
    address = httpd.socket.getsockname()
    print "Serving HTTP on", address[0], "port", address[1], "..."
    webbrowser.open('http://localhost:8000/xyz?abc')
    httpd.handle_request()
    httpd.server_close()
