# SPDX-License-Identifier: MIT
"""Handlers: each runs an application for one request and sends its answer."""
import os
import sys
import time

from rfc822 import formatdate
from wsgiref.headers import Headers
from wsgiref.util import FileWrapper, guess_scheme, is_hop_by_hop

__all__ = ['BaseHandler', 'SimpleHandler', 'BaseCGIHandler', 'CGIHandler']


def format_date_time(timestamp):
    """A time (None: now) as HTTP writes it."""
    return formatdate(timestamp)


class BaseHandler:
    """What all handlers have in common. Subclasses say where the request comes from and where the answer goes."""

    # What the environment says of us.
    wsgi_version = (1, 0)
    wsgi_run_once = False
    wsgi_multithread = wsgi_multiprocess = True
    wsgi_file_wrapper = FileWrapper
    server_software = None
    # What the environment of each request begins with.
    os_environ = dict(os.environ)

    headers_class = Headers
    http_version = '1.0'
    # Whether what we send goes to the client as it is (then the first line is HTTP's), and not to a server.
    origin_server = True

    # What clients see of an exception; the traceback goes to the log.
    error_body = 'A server error occurred.  Please contact the administrator.'
    error_headers = [('Content-Type', 'text/plain')]
    error_status = '500 Internal Server Error'
    traceback_limit = None

    # Of the answer at hand.
    status = result = headers = None
    headers_sent = False
    bytes_sent = 0

    def run(self, application):
        """Handles the request with `application`."""
        try:
            self.setup_environ()
            self.result = application(self.environ, self.start_response)
            self.finish_response()
        except:
            self._rescue()

    def _rescue(self):
        try:
            self.handle_error()
        except:
            # What the error page raises is for the server, which must not find anything open.
            self.close()
            raise

    def setup_environ(self):
        """Makes the environment of the request."""
        env = self.environ = self.os_environ.copy()
        self.add_cgi_vars()
        env.update({
            'wsgi.version': self.wsgi_version,
            'wsgi.url_scheme': self.get_scheme(),
            'wsgi.input': self.get_stdin(),
            'wsgi.errors': self.get_stderr(),
            'wsgi.multithread': self.wsgi_multithread,
            'wsgi.multiprocess': self.wsgi_multiprocess,
            'wsgi.run_once': self.wsgi_run_once,
        })
        if self.origin_server and self.server_software:
            env.setdefault('SERVER_SOFTWARE', self.server_software)
        if self.wsgi_file_wrapper is not None:
            env['wsgi.file_wrapper'] = self.wsgi_file_wrapper

    def get_scheme(self):
        """The scheme of the address that was asked for."""
        return guess_scheme(self.environ)

    def start_response(self, status, headers, exc_info=None):
        """What the application begins its answer with. Returns write()."""
        if exc_info:
            try:
                if self.headers_sent:
                    # Too late for another answer.
                    raise exc_info[0], exc_info[1], exc_info[2]
            finally:
                # A traceback that refers to itself would live on.
                del exc_info
        elif self.headers is not None:
            raise AssertionError("Headers already set!")
        assert type(status) is str, "Status must be a string"
        assert len(status) >= 4, "Status must be at least 4 characters"
        assert int(status[:3]), "Status message must begin w/3-digit code"
        assert status[3] == ' ', "Status message must have a space after code"
        if __debug__:
            _check_headers(headers)
        self.status = status
        self.headers = self.headers_class(headers)
        return self.write

    def write(self, data):
        """Sends a part of the body, and the headers before the first."""
        assert type(data) is str, "write() argument must be string"
        if not self.status:
            raise AssertionError("write() before start_response()")
        if self.headers_sent:
            self.bytes_sent += len(data)
        else:
            # The headers tell it if this is all.
            self.bytes_sent = len(data)
            self.send_headers()
        self._write(data)
        self._flush()

    def finish_response(self):
        """Sends what the application returned, then closes it."""
        try:
            if self.result_is_file() and self.sendfile():
                return
            for data in self.result:
                self.write(data)
            self.finish_content()
        finally:
            self.close()

    def result_is_file(self):
        """Whether the application returned a wsgi.file_wrapper."""
        wrapper = self.wsgi_file_wrapper
        return wrapper is not None and isinstance(self.result, wrapper)

    def sendfile(self):
        """Sends a file in a faster way than block by block, if a subclass knows one. Tells whether it did."""
        return False

    def finish_content(self):
        """Sends the headers of an answer without a body."""
        if not self.headers_sent:
            self.headers.setdefault('Content-Length', '0')
            self.send_headers()

    def send_headers(self):
        """Sends the first line and the headers."""
        self.cleanup_headers()
        self.headers_sent = True
        if not self.origin_server or self.client_is_modern():
            self.send_preamble()
            self._write(str(self.headers))

    def cleanup_headers(self):
        """Adds to the headers what the application left out."""
        if 'Content-Length' not in self.headers:
            self.set_content_length()

    def set_content_length(self):
        """Tells the length where it is known: of a body in one piece."""
        try:
            pieces = len(self.result)
        except (TypeError, AttributeError, NotImplementedError):
            return
        if pieces == 1:
            self.headers['Content-Length'] = str(self.bytes_sent)

    def client_is_modern(self):
        """Whether the client expects a first line and headers (HTTP/0.9 did not have any)."""
        return self.environ['SERVER_PROTOCOL'].upper() != 'HTTP/0.9'

    def send_preamble(self):
        """Sends the first line, and the headers that are the server's."""
        if not self.origin_server:
            self._write('Status: %s\r\n' % self.status)
        elif self.client_is_modern():
            # In one piece, for it may be a packet.
            lines = 'HTTP/%s %s\r\n' % (self.http_version, self.status)
            if 'Date' not in self.headers:
                lines += 'Date: %s\r\n' % format_date_time(time.time())
            if self.server_software and 'Server' not in self.headers:
                lines += 'Server: %s\r\n' % self.server_software
            self._write(lines)

    def close(self):
        """Closes what the application returned, and forgets the request."""
        try:
            if hasattr(self.result, 'close'):
                self.result.close()
        finally:
            self.result = self.headers = self.status = self.environ = None
            self.bytes_sent = 0
            self.headers_sent = False

    def handle_error(self):
        """Logs the exception at hand, and answers with an error page if nothing was sent yet."""
        self.log_exception(sys.exc_info())
        if not self.headers_sent:
            self.result = self.error_output(self.environ, self.start_response)
            self.finish_response()

    def log_exception(self, exc_info):
        """Writes an exception to get_stderr()."""
        import traceback
        try:
            stderr = self.get_stderr()
            traceback.print_exception(exc_info[0], exc_info[1], exc_info[2], self.traceback_limit, stderr)
            stderr.flush()
        finally:
            del exc_info

    def error_output(self, environ, start_response):
        """The application that makes the error page."""
        start_response(self.error_status, self.error_headers[:], sys.exc_info())
        return [self.error_body]

    def _write(self, data):
        """Sends data, perhaps only after _flush()."""
        raise NotImplementedError

    def _flush(self):
        """Has sent what was written."""
        raise NotImplementedError

    def get_stdin(self):
        """The file of the body of the request."""
        raise NotImplementedError

    def get_stderr(self):
        """The file of the log."""
        raise NotImplementedError

    def add_cgi_vars(self):
        """Adds to self.environ what is known of the request."""
        raise NotImplementedError


def _check_headers(headers):
    for name, value in headers:
        assert type(name) is str, "Header names must be strings"
        assert type(value) is str, "Header values must be strings"
        assert not is_hop_by_hop(name), "Hop-by-hop headers not allowed"


class SimpleHandler(BaseHandler):
    """A handler that is given the files and the environment of the request."""

    def __init__(self, stdin, stdout, stderr, environ, multithread=True, multiprocess=False):
        self.stdin = stdin
        self.stdout = stdout
        self.stderr = stderr
        self.base_env = environ
        self.wsgi_multithread = multithread
        self.wsgi_multiprocess = multiprocess

    def add_cgi_vars(self):
        self.environ.update(self.base_env)

    def get_stdin(self):
        return self.stdin

    def get_stderr(self):
        return self.stderr

    def _write(self, data):
        self.stdout.write(data)

    def _flush(self):
        self.stdout.flush()


class BaseCGIHandler(SimpleHandler):
    """A handler for programs behind a server: the first line is "Status: ...". """

    origin_server = False


class CGIHandler(BaseCGIHandler):
    """A handler for CGI programs, with files and environment of the process: CGIHandler().run(app)."""

    wsgi_run_once = True
    # That of the process comes as the request's.
    os_environ = {}

    def __init__(self):
        BaseCGIHandler.__init__(self, sys.stdin, sys.stdout, sys.stderr, dict(os.environ), False, True)
