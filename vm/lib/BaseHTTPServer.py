# SPDX-License-Identifier: MIT
"""An HTTP server, to be made with handlers of one's own: a method do_GET() for requests with GET, and so on."""
__version__ = "0.3"

import socket
import sys
import time
from warnings import filterwarnings, catch_warnings
with catch_warnings():
    if sys.py3kwarning:
        filterwarnings("ignore", ".*mimetools has been removed", DeprecationWarning)
    import mimetools
from _http_names import responses as _reasons
import SocketServer

__all__ = ["HTTPServer", "BaseHTTPRequestHandler"]

# What browsers show of an error.
DEFAULT_ERROR_MESSAGE = (
    '<head>\n<title>Error response</title>\n</head>\n'
    '<body>\n<h1>Error response</h1>\n'
    '<p>Error code %(code)d.\n'
    '<p>Message: %(message)s.\n'
    '<p>Error code explanation: %(code)s = %(explain)s.\n'
    '</body>\n')
DEFAULT_ERROR_CONTENT_TYPE = "text/html"

# The longest first line of a request.
_LONGEST = 65536


def _quote_html(html):
    return html.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


def _with_reasons(explanations):
    for code, text in explanations.items():
        explanations[code] = _reasons[code], text
    return explanations


class HTTPServer(SocketServer.TCPServer):
    """A server that knows its own name: attributes server_name and server_port."""

    allow_reuse_address = 1

    def server_bind(self):
        SocketServer.TCPServer.server_bind(self)
        host, port = self.socket.getsockname()[:2]
        self.server_name = socket.getfqdn(host)
        self.server_port = port


class BaseHTTPRequestHandler(SocketServer.StreamRequestHandler):
    """Handles the requests of a connection, each with the method do_COMMAND().

    There it finds client_address, command, path, request_version, headers (of MessageClass) and the files rfile, for
    the body of the request, and wfile, for the answer: send_response(), send_header()..., end_headers(), then the body.
    With protocol_version "HTTP/1.1" connections stay open, and every answer must tell its Content-Length."""

    sys_version = "Python/" + sys.version.split()[0]
    server_version = "BaseHTTP/" + __version__
    protocol_version = "HTTP/1.0"
    # Of requests that do not tell it.
    default_request_version = "HTTP/0.9"
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    MessageClass = mimetools.Message

    def handle(self):
        """Handles requests until the connection is to be closed."""
        self.close_connection = 1
        self.handle_one_request()
        while not self.close_connection:
            self.handle_one_request()

    def handle_one_request(self):
        """Reads a request and calls its method."""
        try:
            self.raw_requestline = self.rfile.readline(_LONGEST + 1)
            if len(self.raw_requestline) > _LONGEST:
                self.requestline = self.request_version = self.command = ''
                self.send_error(414)
                return
            if not self.raw_requestline:
                self.close_connection = 1
                return
            if not self.parse_request():
                return
            method = getattr(self, 'do_' + self.command, None)
            if method is None:
                self.send_error(501, 'Unsupported method (%r)' % self.command)
                return
            method()
            # Where it is buffered.
            self.wfile.flush()
        except socket.timeout as e:
            self.log_error('Request timed out: %r', e)
            self.close_connection = 1

    def parse_request(self):
        """Takes the first line apart and reads the header. False where that cannot be; an error was sent then."""
        self.command = None
        self.request_version = version = self.default_request_version
        self.close_connection = 1
        self.requestline = line = self.raw_requestline.rstrip('\r\n')
        words = line.split()
        if len(words) == 3:
            command, path, version = words
            number = _version_number(version)
            if number is None:
                self.send_error(400, 'Bad request version (%r)' % version)
                return False
            if number >= (2, 0):
                self.send_error(505, 'Invalid HTTP Version (%s)' % version.partition('/')[2])
                return False
            if number >= (1, 1) and self.protocol_version >= 'HTTP/1.1':
                self.close_connection = 0
        elif len(words) == 2:
            command, path = words
            if command != 'GET':
                self.send_error(400, 'Bad HTTP/0.9 request type (%r)' % command)
                return False
        else:
            if words:
                self.send_error(400, 'Bad request syntax (%r)' % line)
            return False
        self.command, self.path, self.request_version = command, path, version
        self.headers = self.MessageClass(self.rfile, 0)
        wish = self.headers.get('Connection', '').lower()
        if wish == 'close':
            self.close_connection = 1
        elif wish == 'keep-alive' and self.protocol_version >= 'HTTP/1.1':
            self.close_connection = 0
        return True

    def send_error(self, code, message=None):
        """Answers with an error: its code, and a message instead of the usual one; and logs it."""
        usual, explanation = self.responses.get(code, ('???', '???'))
        if message is None:
            message = usual
        self.log_error('code %d, message %s', code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        page = None
        if code >= 200 and code not in (204, 205, 304):
            # What the client sent may be in the message.
            page = self.error_message_format % {
                'code': code, 'message': _quote_html(message), 'explain': explanation}
            self.send_header('Content-Type', self.error_content_type)
        self.end_headers()
        if page and self.command != 'HEAD':
            self.wfile.write(page)

    def send_response(self, code, message=None):
        """Begins an answer: first line, Server and Date; and logs the request."""
        self.log_request(code)
        if message is None:
            message = self.responses[code][0] if code in self.responses else ''
        if self.request_version != 'HTTP/0.9':
            self.wfile.write('%s %d %s\r\n' % (self.protocol_version, code, message))
        self.send_header('Server', self.version_string())
        self.send_header('Date', self.date_time_string())

    def send_header(self, keyword, value):
        """Sends a field. Connection tells us, too, what to do then."""
        if self.request_version != 'HTTP/0.9':
            self.wfile.write('%s: %s\r\n' % (keyword, value))
        if keyword.lower() == 'connection':
            closes = {'close': 1, 'keep-alive': 0}.get(value.lower())
            if closes is not None:
                self.close_connection = closes

    def end_headers(self):
        """Ends the header; the body follows."""
        if self.request_version != 'HTTP/0.9':
            self.wfile.write('\r\n')

    def log_request(self, code='-', size='-'):
        """Logs that a request was answered."""
        self.log_message('"%s" %s %s', self.requestline, str(code), str(size))

    def log_error(self, format, *args):
        """Logs an error, as any other message unless overridden."""
        self.log_message(format, *args)

    def log_message(self, format, *args):
        """Writes a line to standard error: who asked, when, and the message. To be overridden for other places."""
        sys.stderr.write('%s - - [%s] %s\n' % (self.client_address[0], self.log_date_time_string(), format % args))

    def version_string(self):
        """What we call ourselves."""
        return self.server_version + ' ' + self.sys_version

    def date_time_string(self, timestamp=None):
        """A time (now unless given) as HTTP writes it."""
        year, month, day, hh, mm, ss, weekday = time.gmtime(time.time() if timestamp is None else timestamp)[:7]
        return '%s, %02d %3s %4d %02d:%02d:%02d GMT' % (
            self.weekdayname[weekday], day, self.monthname[month], year, hh, mm, ss)

    def log_date_time_string(self):
        """The time as logs write it."""
        year, month, day, hh, mm, ss = time.localtime()[:6]
        return '%02d/%3s/%04d %02d:%02d:%02d' % (day, self.monthname[month], year, hh, mm, ss)

    weekdayname = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    # From 1 on.
    monthname = [None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

    def address_string(self):
        """The name of the client."""
        return socket.getfqdn(self.client_address[0])

    # Code -> message and explanation.
    responses = _with_reasons({
        100: 'Request received, please continue',
        101: 'Switching to new protocol; obey Upgrade header',
        200: 'Request fulfilled, document follows',
        201: 'Document created, URL follows',
        202: 'Request accepted, processing continues off-line',
        203: 'Request fulfilled from cache',
        204: 'Request fulfilled, nothing follows',
        205: 'Clear input form for further input.',
        206: 'Partial content follows.',
        300: 'Object has several resources -- see URI list',
        301: 'Object moved permanently -- see URI list',
        302: 'Object moved temporarily -- see URI list',
        303: 'Object moved -- see Method and URL list',
        304: 'Document has not changed since given time',
        305: 'You must use proxy specified in Location to access this resource.',
        307: 'Object moved temporarily -- see URI list',
        400: 'Bad request syntax or unsupported method',
        401: 'No permission -- see authorization schemes',
        402: 'No payment -- see charging schemes',
        403: 'Request forbidden -- authorization will not help',
        404: 'Nothing matches the given URI',
        405: 'Specified method is invalid for this resource.',
        406: 'URI not available in preferred format.',
        407: 'You must authenticate with this proxy before proceeding.',
        408: 'Request timed out; try again later.',
        409: 'Request conflict.',
        410: 'URI no longer exists and has been permanently removed.',
        411: 'Client must specify Content-Length.',
        412: 'Precondition in headers is false.',
        413: 'Entity is too large.',
        414: 'URI is too long.',
        415: 'Entity body in unsupported format.',
        416: 'Cannot satisfy request range.',
        417: 'Expect condition could not be satisfied.',
        500: 'Server got itself in trouble',
        501: 'Server does not support this operation',
        502: 'Invalid responses from another server/proxy.',
        503: 'The server cannot process the request due to a high load',
        504: 'The gateway server did not receive a timely response',
        505: 'Cannot fulfill request.',
    })


def _version_number(version):
    """(major, minor) of "HTTP/1.1"; None for what is none."""
    if version[:5] != 'HTTP/':
        return None
    parts = version[5:].split('.')
    try:
        return tuple(map(int, parts)) if len(parts) == 2 else None
    except ValueError:
        return None


def test(HandlerClass=BaseHTTPRequestHandler, ServerClass=HTTPServer, protocol="HTTP/1.0"):
    """Serves on the port that the first argument of the program names, 8000 unless there is one."""
    port = int(sys.argv[1]) if sys.argv[1:] else 8000
    HandlerClass.protocol_version = protocol
    httpd = ServerClass(('', port), HandlerClass)
    address = httpd.socket.getsockname()
    print "Serving HTTP on", address[0], "port", address[1], "..."
    httpd.serve_forever()


if __name__ == '__main__':
    test()
