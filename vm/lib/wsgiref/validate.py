# SPDX-License-Identifier: MIT
"""Tells where a server or an application does not keep to WSGI: put validator(app) between the two.

What is wrong raises an AssertionError; what is only odd is a WSGIWarning. Checked are the arguments of the
application, of start_response() and of write(), the environment with its two files and how the application uses them,
what the application returns, and that the server closes it."""
import re
import sys
import warnings

__all__ = ['validator']

header_re = re.compile(r'^[a-zA-Z][a-zA-Z0-9\-_]*$')
bad_header_value_re = re.compile(r'[\000-\037]')

_REQUIRED = ('REQUEST_METHOD', 'SERVER_NAME', 'SERVER_PORT', 'wsgi.version', 'wsgi.input', 'wsgi.errors',
             'wsgi.multithread', 'wsgi.multiprocess', 'wsgi.run_once')
_METHODS = frozenset(('GET', 'HEAD', 'POST', 'OPTIONS', 'PATCH', 'PUT', 'DELETE', 'TRACE'))
_WITHOUT_CONTENT = (204, 304)


class WSGIWarning(Warning):
    """Warns of what the specification allows, but hardly anybody means."""


def assert_(cond, *args):
    """Raises an AssertionError unless `cond` (also where `assert` does nothing)."""
    if not cond:
        raise AssertionError(*args)


def _assert_str(*values):
    for value in values:
        if type(value) is not str:
            assert_(False)


def _assert_arguments(enough, complaint, keywords):
    assert_(enough, complaint)
    assert_(not keywords, "No keyword arguments allowed")


def _warn(text):
    warnings.warn(text, WSGIWarning, 3)


def validator(application):
    """The same application, watched together with its server."""

    def lint_app(*args, **kw):
        _assert_arguments(len(args) == 2, "Two arguments required", kw)
        environ, start_response = args
        check_environ(environ)
        # Has an item when it was called.
        started = []

        def start_response_wrapper(*args, **kw):
            _assert_arguments(len(args) in (2, 3), "Invalid number of arguments: %s" % (args,), kw)
            status, headers = args[:2]
            check_status(status)
            check_headers(headers)
            check_content_type(status, headers)
            check_exc_info(args[2] if len(args) == 3 else None)
            started.append(True)
            return WriteWrapper(start_response(*args))

        environ['wsgi.input'] = InputWrapper(environ['wsgi.input'])
        environ['wsgi.errors'] = ErrorWrapper(environ['wsgi.errors'])
        body = application(environ, start_response_wrapper)
        assert_(body is not None and body != False, "The application must return an iterator, if only an empty list")
        check_iterator(body)
        return IteratorWrapper(body, started)

    return lint_app


class InputWrapper:
    """wsgi.input, used as WSGI allows."""

    def __init__(self, wsgi_input):
        self.input = wsgi_input

    def read(self, *args):
        assert_(len(args) < 2)
        data = self.input.read(*args)
        _assert_str(data)
        return data

    def readline(self):
        line = self.input.readline()
        _assert_str(line)
        return line

    def readlines(self, *args):
        assert_(len(args) < 2)
        lines = self.input.readlines(*args)
        assert_(type(lines) is list)
        _assert_str(*lines)
        return lines

    def __iter__(self):
        line = self.readline()
        while line:
            yield line
            line = self.readline()

    def close(self):
        assert_(False, "input.close() must not be called")


class ErrorWrapper:
    """wsgi.errors, used as WSGI allows."""

    def __init__(self, wsgi_errors):
        self.errors = wsgi_errors

    def write(self, s):
        _assert_str(s)
        self.errors.write(s)

    def writelines(self, seq):
        for s in seq:
            self.write(s)

    def flush(self):
        self.errors.flush()

    def close(self):
        assert_(False, "errors.close() must not be called")


class WriteWrapper:
    """What start_response() returns: can only be called."""

    def __init__(self, wsgi_writer):
        self.writer = wsgi_writer

    def __call__(self, s):
        _assert_str(s)
        self.writer(s)


class PartialIteratorWrapper:
    """Something whose iterators are watched."""

    def __init__(self, wsgi_iterator):
        self.iterator = wsgi_iterator

    def __iter__(self):
        return IteratorWrapper(self.iterator, None)


class IteratorWrapper:
    """What an application returned. `check_start_response`: the list that must have an item when the body begins."""

    def __init__(self, wsgi_iterator, check_start_response):
        self.original_iterator = wsgi_iterator
        self.iterator = iter(wsgi_iterator)
        self.closed = False
        self.check_start_response = check_start_response

    def __iter__(self):
        return self

    def next(self):
        assert_(not self.closed, "Iterator read after closed")
        data = self.iterator.next()
        if self.check_start_response is not None:
            assert_(self.check_start_response, "The application returns and we started iterating over its body, but "
                    "start_response has not yet been called")
            self.check_start_response = None
        return data

    def close(self):
        self.closed = True
        if hasattr(self.original_iterator, 'close'):
            self.original_iterator.close()

    def __del__(self):
        if self.closed:
            return
        complaint = "Iterator garbage collected without being closed"
        # Exceptions in here are easily overlooked.
        sys.stderr.write(complaint)
        assert_(False, complaint)


def check_environ(environ):
    """Checks the environment of a request."""
    if type(environ) is not dict:
        assert_(False, "Environment is not of the right type: %r (environment: %r)" % (type(environ), environ))
    for key in _REQUIRED:
        assert_(key in environ, "Environment missing required key: %r" % key)
    for key in 'CONTENT_TYPE', 'CONTENT_LENGTH':
        assert_('HTTP_' + key not in environ,
                "Environment should not have the key: HTTP_%s (use %s instead)" % (key, key))
    if 'QUERY_STRING' not in environ:
        _warn("QUERY_STRING is not in the WSGI environment; the cgi module will use sys.argv when this variable is "
              "missing, so application errors are more likely")
    for key, value in environ.items():
        if '.' not in key and type(value) is not str:
            assert_(False, "Environmental variable %s is not a string: %r (value: %r)" % (key, type(value), value))
    version, scheme = environ['wsgi.version'], environ['wsgi.url_scheme']
    assert_(type(version) is tuple, "wsgi.version should be a tuple (%r)" % (version,))
    assert_(scheme in ('http', 'https'), "wsgi.url_scheme unknown: %r" % scheme)
    check_input(environ['wsgi.input'])
    check_errors(environ['wsgi.errors'])
    if environ['REQUEST_METHOD'] not in _METHODS:
        _warn("Unknown REQUEST_METHOD: %r" % environ['REQUEST_METHOD'])
    for key in 'SCRIPT_NAME', 'PATH_INFO':
        path = environ[key]
        assert_(not path or path.startswith('/'), "%s doesn't start with /: %r" % (key, path))
    length = environ.get('CONTENT_LENGTH')
    assert_(not length or int(length) >= 0, "Invalid CONTENT_LENGTH: %r" % length)
    assert_(environ['SCRIPT_NAME'] != '/',
            "SCRIPT_NAME cannot be '/'; it should instead be '', and PATH_INFO should be '/'")


def check_input(wsgi_input):
    """Checks that wsgi.input has the methods that it must have."""
    _check_methods('wsgi.input', wsgi_input, ('read', 'readline', 'readlines', '__iter__'))


def check_errors(wsgi_errors):
    """The same for wsgi.errors."""
    _check_methods('wsgi.errors', wsgi_errors, ('flush', 'write', 'writelines'))


def _check_methods(key, value, names):
    for name in names:
        assert_(hasattr(value, name), "%s (%r) doesn't have the attribute %s" % (key, value, name))


def check_status(status):
    """Checks the status of an answer."""
    assert_(type(status) is str, "Status must be a string (not %r)" % (status,))
    code = status.split(None, 1)[0]
    assert_(len(code) == 3, "Status codes must be three characters: %r" % code)
    number = int(code)
    assert_(number >= 100, "Status code is invalid: %r" % number)
    if status[3:4] != ' ':
        _warn("The status string (%r) should be a three-digit integer followed by a single space and a status "
              "explanation" % status)


def check_headers(headers):
    """Checks the headers of an answer."""
    assert_(type(headers) is list, "Headers (%r) must be of type list: %r" % (headers, type(headers)))
    for header in headers:
        assert_(type(header) is tuple,
                "Individual headers (%r) must be of type tuple: %r" % (header, type(header)))
        assert_(len(header) == 2)
        name, value = header
        assert_(name.lower() != 'status', "The Status header cannot be used; it conflicts with CGI script, and HTTP "
                "status is not given through headers (value: %r)." % value)
        assert_('\n' not in name and ':' not in name, "Header names may not contain ':' or '\\n': %r" % name)
        assert_(header_re.search(name), "Bad header name: %r" % name)
        assert_(name[-1] not in '-_', "Names may not end in '-' or '_': %r" % name)
        bad = bad_header_value_re.search(value)
        assert_(not bad, "Bad header value: %r (bad char: %r)" % (value, bad and bad.group()))


def check_content_type(status, headers):
    """Checks that there is a Content-Type if there is content."""
    code = int(status.split(None, 1)[0])
    typed = any(name.lower() == 'content-type' for name, _ in headers)
    if code in _WITHOUT_CONTENT:
        assert_(not typed, "Content-Type header found in a %s response, which must not return content." % code)
    else:
        assert_(typed, "No Content-Type header found in headers (%s)" % headers)


def check_exc_info(exc_info):
    """Checks the third argument of start_response()."""
    assert_(exc_info is None or type(exc_info) is tuple,
            "exc_info (%r) is not a tuple: %r" % (exc_info, type(exc_info)))


def check_iterator(iterator):
    """Checks what an application returned."""
    # It would be sent byte by byte.
    assert_(not isinstance(iterator, str), "You should not return a string as your application iterator, instead "
            "return a single-item list containing that string.")
