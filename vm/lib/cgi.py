# SPDX-License-Identifier: MIT
"""What programs need that a web server runs: the fields of forms, and pages that help to find errors."""
__version__ = "2.6"

from cStringIO import StringIO
from operator import attrgetter
import os
import sys
import UserDict
import urlparse
from warnings import filterwarnings, catch_warnings, warn
with catch_warnings():
    if sys.py3kwarning:
        filterwarnings("ignore", ".*mimetools has been removed", DeprecationWarning)
        filterwarnings("ignore", ".*rfc822 has been removed", DeprecationWarning)
    import mimetools
    import rfc822

__all__ = ["MiniFieldStorage", "FieldStorage", "FormContentDict", "SvFormContentDict", "InterpFormContentDict",
           "FormContent", "parse", "parse_qs", "parse_qsl", "parse_multipart", "parse_header", "print_exception",
           "print_environ", "print_form", "print_directory", "print_arguments", "print_environ_usage", "escape"]

# Where log() writes: an open file, or the name of one, which is opened for the first message.
logfile = ""
logfp = None

# The longest body that is read, in bytes; 0: any.
maxlen = 0

_URLENCODED = 'application/x-www-form-urlencoded'
_LINE = 1 << 16


def initlog(*allargs):
    """Writes a message (a format and its arguments) to the log; nowhere if there is no log."""
    global logfp, log
    if logfile and not logfp:
        try:
            logfp = open(logfile, 'a')
        except IOError:
            pass
    log = dolog if logfp else nolog
    log(*allargs)


def dolog(fmt, *args):
    """Writes a message to the open log."""
    logfp.write(fmt % args + '\n')


def nolog(*allargs):
    """Writes nothing."""


log = initlog


def parse(fp=None, environ=os.environ, keep_blank_values=0, strict_parsing=0):
    """The fields of a form as a dictionary, name -> values.

    fp: the body of the request, standard input unless given. environ: as the server set it. keep_blank_values,
    strict_parsing: see urlparse.parse_qsl()."""
    if fp is None:
        fp = sys.stdin
    if 'REQUEST_METHOD' not in environ:
        # For tests from a shell.
        environ['REQUEST_METHOD'] = 'GET'
    if environ['REQUEST_METHOD'] == 'POST':
        kind, params = parse_header(environ['CONTENT_TYPE'])
        if kind == 'multipart/form-data':
            return parse_multipart(fp, params)
        text = ''
        if kind == _URLENCODED:
            length = int(environ['CONTENT_LENGTH'])
            if maxlen and length > maxlen:
                raise ValueError('Maximum content length exceeded')
            text = fp.read(length)
        more = environ['QUERY_STRING'] if 'QUERY_STRING' in environ else sys.argv[1] if sys.argv[1:] else None
        if more is not None:
            text = text + '&' + more if text else more
        environ['QUERY_STRING'] = text
    elif 'QUERY_STRING' in environ:
        text = environ['QUERY_STRING']
    else:
        text = environ['QUERY_STRING'] = sys.argv[1] if sys.argv[1:] else ''
    return urlparse.parse_qs(text, keep_blank_values, strict_parsing)


def parse_qs(qs, keep_blank_values=0, strict_parsing=0):
    """The old place of urlparse.parse_qs()."""
    warn("cgi.parse_qs is deprecated, use urlparse.parse_qs instead", PendingDeprecationWarning, 2)
    return urlparse.parse_qs(qs, keep_blank_values, strict_parsing)


def parse_qsl(qs, keep_blank_values=0, strict_parsing=0, max_num_fields=None):
    """The old place of urlparse.parse_qsl()."""
    warn("cgi.parse_qsl is deprecated, use urlparse.parse_qsl instead", PendingDeprecationWarning, 2)
    return urlparse.parse_qsl(qs, keep_blank_values, strict_parsing, max_num_fields)


def parse_multipart(fp, pdict):
    """The fields of a body of type multipart/form-data, name -> values. pdict: the parameters of the type.

    All is kept in memory, and parts in parts are not taken apart: FieldStorage does better. Raises ValueError for a bad
    boundary, KeyError for a part without Content-Disposition."""
    boundary = pdict.get('boundary', '')
    if not valid_boundary(boundary):
        raise ValueError('Invalid boundary in multipart form: %r' % (boundary,))
    between = '--' + boundary
    end = between + '--'
    fields = {}
    ended = False
    length = -1
    # What is before the first boundary is skipped.
    data = None
    while not ended:
        headers = None
        lines = []
        if data is not None:
            headers = mimetools.Message(fp)
            text = headers.getheader('content-length')
            length = -1
            if text:
                try:
                    length = int(text)
                except ValueError:
                    pass
            data = ''
            if length > 0:
                if maxlen and length > maxlen:
                    raise ValueError('Maximum content length exceeded')
                data = fp.read(length)
        while True:
            line = fp.readline()
            if not line:
                ended = True
                break
            if line[:2] == '--':
                stripped = line.strip()
                if stripped == between:
                    break
                if stripped == end:
                    ended = True
                    break
            lines.append(line)
        if data is None:
            data = ''
            continue
        if length < 0 and lines:
            # The line end before the boundary is part of it.
            last = lines[-1]
            lines[-1] = last[:-2] if last[-2:] == '\r\n' else last[:-1] if last[-1:] == '\n' else last
            data = ''.join(lines)
        disposition = headers['content-disposition']
        if disposition:
            disposition, params = parse_header(disposition)
            if disposition == 'form-data' and 'name' in params:
                fields.setdefault(params['name'], []).append(data)
    return fields


def _parseparam(s):
    # What begins with semicolons; one between quotes is none.
    if s[:1] != ';':
        return
    start = at = 1
    quoted = 0
    while True:
        end = s.find(';', at)
        if end < 0:
            break
        quoted ^= (s.count('"', at, end) - s.count('\\"', at, end)) & 1
        at = end + 1
        if not quoted:
            yield s[start:end].strip()
            start = at
    yield s[start:].strip()


def parse_header(line):
    """A value like that of Content-Type: the first part, and a dictionary of its parameters."""
    parts = _parseparam(';' + line)
    first = parts.next()
    params = {}
    for part in parts:
        name, mark, value = part.partition('=')
        if mark:
            value = value.strip()
            if len(value) >= 2 and value[0] == value[-1] == '"':
                value = value[1:-1].replace('\\\\', '\\').replace('\\"', '"')
            params[name.strip().lower()] = value
    return first, params


class MiniFieldStorage:
    """A field of a query: name and value. The other attributes are those that FieldStorage has."""

    filename = None
    list = None
    type = None
    file = None
    type_options = {}
    disposition = None
    disposition_options = {}
    headers = {}

    def __init__(self, name, value):
        self.name = name
        self.value = value

    def __repr__(self):
        return 'MiniFieldStorage(%r, %r)' % (self.name, self.value)


class FieldStorage:
    """The fields of a form; indexed by name it gives a field, or a list of those of the same name.

    Attributes of each: name, filename (what the browser says; None if it is no file), value, file (to read a large one),
    type, type_options, disposition, disposition_options, headers, list (fields in this one).

    fp: the body of the request, standard input unless given; not used for GET. headers: its header, from `environ`
    unless given. outerboundary: what ends a part. keep_blank_values, strict_parsing, max_num_fields: see
    urlparse.parse_qsl(). Raises ValueError for what cannot be taken apart."""

    # What parts are made of; None: of the class of the whole.
    FieldStorageClass = None
    bufsize = 8 * 1024

    def __init__(self, fp=None, headers=None, outerboundary="", environ=os.environ, keep_blank_values=0,
                 strict_parsing=0, max_num_fields=None):
        self.keep_blank_values = keep_blank_values
        self.strict_parsing = strict_parsing
        self.max_num_fields = max_num_fields
        self.qs_on_post = None
        method = environ.get('REQUEST_METHOD', 'GET').upper()
        if method in ('GET', 'HEAD'):
            if 'QUERY_STRING' in environ:
                text = environ['QUERY_STRING']
            else:
                text = sys.argv[1] if sys.argv[1:] else ''
            fp = StringIO(text)
            if headers is None:
                headers = {'content-type': _URLENCODED}
        if headers is None:
            headers = {'content-type': _URLENCODED} if method == 'POST' else {}
            for field in 'content-type', 'content-length':
                variable = field.replace('-', '_').upper()
                if variable in environ:
                    headers[field] = environ[variable]
            if 'QUERY_STRING' in environ:
                self.qs_on_post = environ['QUERY_STRING']
        self.fp = fp or sys.stdin
        self.headers = headers
        self.outerboundary = outerboundary

        self.disposition, options = '', {}
        if 'content-disposition' in headers:
            self.disposition, options = parse_header(headers['content-disposition'])
        self.disposition_options = options
        self.name = options.get('name')
        self.filename = options.get('filename')

        if 'content-type' in headers:
            self.type, options = parse_header(headers['content-type'])
        elif outerboundary or method != 'POST':
            self.type, options = 'text/plain', {}
        else:
            self.type, options = _URLENCODED, {}
        self.type_options = options
        self.innerboundary = options.get('boundary', '')
        self.length = -1
        if 'content-length' in headers:
            try:
                self.length = int(headers['content-length'])
            except ValueError:
                pass
            if maxlen and self.length > maxlen:
                raise ValueError('Maximum content length exceeded')

        self.list = self.file = None
        # 1: the last boundary came, -1: the input ended before it.
        self.done = 0
        if self.type == _URLENCODED:
            self.read_urlencoded()
        elif self.type[:10] == 'multipart/':
            self.read_multi(environ, keep_blank_values, strict_parsing)
        else:
            self.read_single()

    def __repr__(self):
        return 'FieldStorage(%r, %r, %r)' % (self.name, self.filename, self.value)

    def __iter__(self):
        return iter(self.keys())

    def __getattr__(self, name):
        if name != 'value':
            raise AttributeError(name)
        if self.file:
            self.file.seek(0)
            value = self.file.read()
            self.file.seek(0)
            return value
        return self.list

    def _named(self, key):
        if self.list is None:
            raise TypeError('not indexable')
        return [item for item in self.list if item.name == key]

    def __getitem__(self, key):
        found = self._named(key)
        if not found:
            raise KeyError(key)
        return found[0] if len(found) == 1 else found

    def getvalue(self, key, default=None):
        """The value of a field; a list of values where there are several."""
        if key not in self:
            return default
        found = self[key]
        return map(attrgetter('value'), found) if type(found) is type([]) else found.value

    def getfirst(self, key, default=None):
        """The value of the first field of a name."""
        if key not in self:
            return default
        found = self[key]
        return found[0].value if type(found) is type([]) else found.value

    def getlist(self, key):
        """The values of all fields of a name, as a list."""
        if key not in self:
            return []
        found = self[key]
        return map(attrgetter('value'), found) if type(found) is type([]) else [found.value]

    def keys(self):
        """The names of the fields."""
        if self.list is None:
            raise TypeError('not indexable')
        return list(set(item.name for item in self.list))

    def has_key(self, key):
        return key in self

    def __contains__(self, key):
        return bool(self._named(key))

    def __len__(self):
        return len(self.keys())

    def __nonzero__(self):
        return bool(self.list)

    def read_urlencoded(self):
        """Reads a query."""
        text = self.fp.read(self.length)
        if self.qs_on_post:
            text += '&' + self.qs_on_post
        self.list = [MiniFieldStorage(key, value) for key, value in urlparse.parse_qsl(
            text, self.keep_blank_values, self.strict_parsing, self.max_num_fields)]
        self.skip_lines()

    def read_multi(self, environ, keep_blank_values, strict_parsing):
        """Reads a body of parts, which may have parts themselves."""
        boundary = self.innerboundary
        if not valid_boundary(boundary):
            raise ValueError('Invalid boundary in multipart form: %r' % (boundary,))
        self.list = []
        if self.qs_on_post:
            self.list.extend(MiniFieldStorage(key, value) for key, value in urlparse.parse_qsl(
                self.qs_on_post, self.keep_blank_values, self.strict_parsing, self.max_num_fields))
            self.FieldStorageClass = None
        left = self.max_num_fields
        if left is not None:
            left -= len(self.list)
        make = self.FieldStorageClass or self.__class__
        # What is before the first boundary is thrown away.
        part = make(self.fp, {}, boundary, environ, keep_blank_values, strict_parsing)
        while not part.done:
            headers = rfc822.Message(self.fp)
            part = make(self.fp, headers, boundary, environ, keep_blank_values, strict_parsing, left)
            if left is not None:
                left -= 1 + len(part.list or ())
                if left < 0:
                    raise ValueError('Max number of fields exceeded')
            self.list.append(part)
        self.skip_lines()

    def read_single(self):
        """Reads a part without parts."""
        if self.length < 0:
            self.read_lines()
        else:
            self.read_binary()
            self.skip_lines()
        self.file.seek(0)

    def read_binary(self):
        """Reads a part of known length."""
        self.file = self.make_file('b')
        left = self.length
        while left > 0:
            data = self.fp.read(min(left, self.bufsize))
            if not data:
                self.done = -1
                break
            self.file.write(data)
            left -= len(data)

    def read_lines(self):
        """Reads a part up to its boundary, or to the end."""
        # A small one is kept in memory.
        self.file = self.__file = StringIO()
        read = self.read_lines_to_outerboundary if self.outerboundary else self.read_lines_to_eof
        read()

    def __write(self, line):
        if self.__file is not None and self.__file.tell() + len(line) > 1000:
            self.file = self.make_file('')
            self.file.write(self.__file.getvalue())
            self.__file = None
        self.file.write(line)

    def read_lines_to_eof(self):
        while True:
            line = self.fp.readline(_LINE)
            if not line:
                self.done = -1
                break
            self.__write(line)

    def _lines(self):
        """The lines up to the boundary, without the line end before it, which belongs to it."""
        between = '--' + self.outerboundary
        last = between + '--'
        pending = ''
        fresh = True  # at the beginning of a line: long ones come in pieces
        while True:
            line = self.fp.readline(_LINE)
            if not line:
                self.done = -1
                return
            if pending == '\r':
                # The piece before may have ended in the middle of a line end.
                line = pending + line
                pending = ''
            if fresh and line[:2] == '--':
                stripped = line.strip()
                if stripped == between:
                    return
                if stripped == last:
                    self.done = 1
                    return
            before = pending
            pending = ''
            for end in '\r\n', '\n', '\r':
                if line.endswith(end):
                    pending = end
                    line = line[:-len(end)]
                    break
            fresh = pending[-1:] == '\n'
            yield before + line

    def read_lines_to_outerboundary(self):
        for line in self._lines():
            self.__write(line)

    def skip_lines(self):
        """Skips what is left of this part."""
        if self.outerboundary and not self.done:
            for _ in self._lines():
                pass

    def make_file(self, binary=None):
        """A file for the data of a large part; the default is a temporary one. May be overridden."""
        import tempfile
        return tempfile.TemporaryFile('w+b')


class FormContentDict(UserDict.UserDict):
    """The fields of a form, name -> values; an old interface, as the three below."""

    def __init__(self, environ=os.environ, keep_blank_values=0, strict_parsing=0):
        self.dict = self.data = parse(environ=environ, keep_blank_values=keep_blank_values,
                                      strict_parsing=strict_parsing)
        self.query_string = environ['QUERY_STRING']


class SvFormContentDict(FormContentDict):
    """Name -> value; several values raise IndexError."""

    def __getitem__(self, key):
        values = self.dict[key]
        if len(values) > 1:
            raise IndexError('expecting a single value')
        return values[0]

    def getlist(self, key):
        return self.dict[key]

    def values(self):
        return [values[0] if len(values) == 1 else values for values in self.dict.values()]

    def items(self):
        return [(key, values[0] if len(values) == 1 else values) for key, values in self.dict.items()]


class InterpFormContentDict(SvFormContentDict):
    """Name -> value, as a number where it looks like one."""

    def __getitem__(self, key):
        value = SvFormContentDict.__getitem__(self, key)
        if value[0] in '0123456789+-.':
            for number in int, float:
                try:
                    return number(value)
                except ValueError:
                    pass
        return value.strip()

    def _known(self):
        for key in self.keys():
            try:
                yield key, self[key]
            except IndexError:
                yield key, self.dict[key]

    def values(self):
        return [value for _, value in self._known()]

    def items(self):
        return list(self._known())


class FormContent(FormContentDict):
    """Values by name and place."""

    def values(self, key):
        return self.dict[key] if key in self.dict else None

    def indexed_value(self, key, location):
        if key not in self.dict or len(self.dict[key]) <= location:
            return None
        return self.dict[key][location]

    def value(self, key):
        return self.dict[key][0] if key in self.dict else None

    def length(self, key):
        return len(self.dict[key])

    def stripped(self, key):
        return self.dict[key][0].strip() if key in self.dict else None

    def pars(self):
        return self.dict


def test(environ=os.environ):
    """A page that shows what the program was given; for tests of servers."""
    print 'Content-type: text/html'
    print
    sys.stderr = sys.stdout
    try:
        parts = [(print_directory,), (print_arguments,), (print_form, FieldStorage()), (print_environ, environ),
                 (print_environ_usage,)]
        for part in parts:
            part[0](*part[1:])
    except:
        print_exception()


def print_exception(type=None, value=None, tb=None, limit=None):
    """Prints an exception (the one that is handled unless given) as HTML."""
    import traceback
    if type is None:
        type, value, tb = sys.exc_info()
    lines = traceback.format_tb(tb, limit) + traceback.format_exception_only(type, value)
    print
    print '<H3>Traceback (most recent call last):</H3>'
    print '<PRE>%s<B>%s</B></PRE>' % (escape(''.join(lines[:-1])), escape(lines[-1]))


def _print_table(title, rows):
    print
    print '<H3>%s</H3>' % title
    print '<DL>'
    for name, value in rows:
        print '<DT>%s\n<DD>%s' % (name, value)
    print '</DL>'
    print


def print_environ(environ=os.environ):
    """Prints the environment as HTML."""
    _print_table('Shell Environment:', [(escape(name), escape(environ[name])) for name in sorted(environ.keys())])


def print_form(form):
    """Prints the fields of a form as HTML."""
    keys = sorted(form.keys())
    if not keys:
        print
        print '<P>No form fields.'
    _print_table('Form Contents:', [
        (escape(key) + ': <i>' + escape(repr(type(form[key]))) + '</i>', escape(repr(form[key]))) for key in keys])


def print_directory():
    """Prints the current folder as HTML."""
    try:
        text = escape(os.getcwd())
    except os.error as e:
        text = 'os.error: ' + escape(str(e))
    print
    print '<H3>Current Working Directory:</H3>'
    print text
    print


def print_arguments():
    """Prints the arguments of the program as HTML."""
    print
    print '<H3>Command Line Arguments:</H3>'
    print
    print sys.argv
    print


def print_environ_usage():
    """Prints as HTML which variables servers set."""
    print '<H3>Variables that servers may set:</H3>'
    print '<UL>'
    for name in ('AUTH_TYPE', 'CONTENT_LENGTH', 'CONTENT_TYPE', 'DATE_GMT', 'DATE_LOCAL', 'DOCUMENT_NAME',
                 'DOCUMENT_ROOT', 'DOCUMENT_URI', 'GATEWAY_INTERFACE', 'LAST_MODIFIED', 'PATH', 'PATH_INFO',
                 'PATH_TRANSLATED', 'QUERY_STRING', 'REMOTE_ADDR', 'REMOTE_HOST', 'REMOTE_IDENT', 'REMOTE_USER',
                 'REQUEST_METHOD', 'SCRIPT_NAME', 'SERVER_NAME', 'SERVER_PORT', 'SERVER_PROTOCOL', 'SERVER_ROOT',
                 'SERVER_SOFTWARE', 'HTTP_ACCEPT', 'HTTP_CONNECTION', 'HTTP_HOST', 'HTTP_PRAGMA', 'HTTP_REFERER',
                 'HTTP_USER_AGENT'):
        print '<LI>' + name
    print '</UL>'


def escape(s, quote=None):
    """`s` with "&", "<" and ">" as HTML writes them; the double quote, too, if `quote` is true."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return s.replace('"', '&quot;') if quote else s


def valid_boundary(s, _vb_pattern='^[ -~]{0,200}[!-~]$'):
    """Whether a text may be a boundary; true in the way of re.match()."""
    import re
    return re.match(_vb_pattern, s)


if __name__ == '__main__':
    test()
