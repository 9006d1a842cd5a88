# SPDX-License-Identifier: MIT
"""Helpers for the environment of a request (`environ`, a dictionary) and for sending files."""
import posixpath

__all__ = ['FileWrapper', 'guess_scheme', 'application_uri', 'request_uri', 'shift_path_info',
           'setup_testing_defaults']


class FileWrapper:
    """Iterates over the blocks of a file: what an application returns to have a file sent."""

    def __init__(self, filelike, blksize=8192):
        self.filelike = filelike
        self.blksize = blksize
        if hasattr(filelike, 'close'):
            self.close = filelike.close

    def __iter__(self):
        return self

    def next(self):
        """The next block."""
        return self._block(StopIteration)

    def __getitem__(self, key):
        # For loops of before iterators: they ask in order, so the key says nothing new.
        return self._block(IndexError)

    def _block(self, end):
        data = self.filelike.read(self.blksize)
        if not data:
            raise end
        return data


def guess_scheme(environ):
    """'https' where a server says so in HTTPS, else 'http'."""
    return 'https' if environ.get('HTTPS') in ('yes', 'on', '1') else 'http'


def application_uri(environ):
    """The address of the application: without PATH_INFO and QUERY_STRING."""
    from _urllib_text import quote
    scheme = environ['wsgi.url_scheme']
    host = environ.get('HTTP_HOST')
    if not host:
        host = environ['SERVER_NAME']
        port = environ['SERVER_PORT']
        if port != _usual_port(scheme):
            host += ':' + port
    return scheme + '://' + host + quote(environ.get('SCRIPT_NAME') or '/')


def request_uri(environ, include_query=1):
    """The whole address that was asked for."""
    from _urllib_text import quote
    uri = application_uri(environ)
    path = quote(environ.get('PATH_INFO', ''), safe='/;=,')
    # An empty SCRIPT_NAME has become the slash that the path begins with.
    uri += path if environ.get('SCRIPT_NAME') else path[1:]
    query = environ.get('QUERY_STRING')
    return uri + '?' + query if include_query and query else uri


def shift_path_info(environ):
    """Moves the first name of PATH_INFO to the end of SCRIPT_NAME and returns it; None where there is none.

    Empty names and "." are left out. The name of a path that ends in a slash is '' at last, so that it can be told from
    one that does not."""
    path = environ.get('PATH_INFO', '')
    if not path:
        return None
    names = path.split('/')
    names[1:-1] = [n for n in names[1:-1] if n not in ('', '.')]
    name = names[1]
    script = posixpath.normpath(environ.get('SCRIPT_NAME', '') + '/' + name)
    if script.endswith('/'):
        script = script[:-1]
    if not name and not script.endswith('/'):
        script += '/'
    environ['SCRIPT_NAME'] = script
    environ['PATH_INFO'] = '/'.join(names[:1] + names[2:])
    return None if name == '.' else name


def setup_testing_defaults(environ):
    """Gives `environ` all that WSGI requires and it does not have yet. For tests only: the values are made up."""
    from StringIO import StringIO
    give = environ.setdefault
    give('HTTP_HOST', give('SERVER_NAME', '127.0.0.1'))
    give('SERVER_PROTOCOL', 'HTTP/1.0')
    give('REQUEST_METHOD', 'GET')
    if 'SCRIPT_NAME' not in environ and 'PATH_INFO' not in environ:
        environ.update(SCRIPT_NAME='', PATH_INFO='/')
    give('SERVER_PORT', _usual_port(give('wsgi.url_scheme', guess_scheme(environ))))
    give('wsgi.version', (1, 0))
    for name in 'run_once', 'multithread', 'multiprocess':
        give('wsgi.' + name, 0)
    give('wsgi.input', StringIO(''))
    give('wsgi.errors', StringIO())


def _usual_port(scheme):
    return '443' if scheme == 'https' else '80'


_HOP_BY_HOP = frozenset(('connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailers',
                         'transfer-encoding', 'upgrade'))


def is_hop_by_hop(header_name):
    """Whether a header is about the connection only, so that no application may send it."""
    return header_name.lower() in _HOP_BY_HOP
