# SPDX-License-Identifier: MIT
"""Values in the XML of XML-RPC, and back: what module xmlrpclib has of it."""
import base64
import string
import time
import types

MAXINT = 2L**31 - 1
MININT = -2L**31


def escape(s, replace=string.replace):
    """`s` with "&", "<" and ">" as XML writes them."""
    return replace(replace(replace(s, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')


def _decode(data, encoding):
    return data if isinstance(data, unicode) else unicode(data, encoding)


def _stringify(string):
    # A str where that can be.
    try:
        return string.encode('ascii')
    except UnicodeError:
        return string


class Error(Exception):
    """What can go wrong."""

    __module__ = 'xmlrpclib'

    def __str__(self):
        return repr(self)


class ProtocolError(Error):
    """HTTP went wrong: url, errcode, errmsg, headers."""

    __module__ = 'xmlrpclib'

    def __init__(self, url, errcode, errmsg, headers):
        Error.__init__(self)
        self.url = url
        self.errcode = errcode
        self.errmsg = errmsg
        self.headers = headers

    def __repr__(self):
        return '<ProtocolError for %s: %s %s>' % (self.url, self.errcode, self.errmsg)


class ResponseError(Error):
    """What came is no XML-RPC."""

    __module__ = 'xmlrpclib'


class Fault(Error):
    """The server answers with an error: faultCode, faultString."""

    __module__ = 'xmlrpclib'

    def __init__(self, faultCode, faultString, **extra):
        Error.__init__(self)
        self.faultCode = faultCode
        self.faultString = faultString

    def __repr__(self):
        return '<Fault %s: %s>' % (self.faultCode, repr(self.faultString))


def _is_datetime(x):
    # Without the module there are none.
    import sys
    module = sys.modules.get('datetime')
    return module is not None and isinstance(x, module.datetime)


def _strftime(value):
    if _is_datetime(value):
        return '%04d%02d%02dT%02d:%02d:%02d' % (
            value.year, value.month, value.day, value.hour, value.minute, value.second)
    if not isinstance(value, (tuple, time.struct_time)):
        value = time.localtime(time.time() if value == 0 else value)
    return '%04d%02d%02dT%02d:%02d:%02d' % tuple(value)[:6]


class DateTime:
    """A date and time, as text of ISO 8601 in `value`.

    value: such a text, seconds since 1970, a tuple of local time, or a datetime; 0 is now. Can be compared with its
    like, datetimes and texts."""

    __module__ = 'xmlrpclib'

    def __init__(self, value=0):
        self.value = value if isinstance(value, types.StringType) else _strftime(value)

    def make_comparable(self, other):
        if isinstance(other, DateTime):
            return self.value, other.value
        if _is_datetime(other):
            return self.value, _strftime(other)
        if isinstance(other, basestring):
            return self.value, other
        if hasattr(other, 'timetuple'):
            return self.timetuple(), other.timetuple()
        name = other.__class__.__name__ if hasattr(other, '__class__') else type(other)
        raise TypeError("Can't compare %s and %s" % (self.__class__.__name__, name))

    def __lt__(self, other):
        mine, others = self.make_comparable(other)
        return mine < others

    def __le__(self, other):
        mine, others = self.make_comparable(other)
        return mine <= others

    def __gt__(self, other):
        mine, others = self.make_comparable(other)
        return mine > others

    def __ge__(self, other):
        mine, others = self.make_comparable(other)
        return mine >= others

    def __eq__(self, other):
        mine, others = self.make_comparable(other)
        return mine == others

    def __ne__(self, other):
        mine, others = self.make_comparable(other)
        return mine != others

    def __cmp__(self, other):
        mine, others = self.make_comparable(other)
        return cmp(mine, others)

    def timetuple(self):
        return time.strptime(self.value, '%Y%m%dT%H:%M:%S')

    def __str__(self):
        return self.value

    def __repr__(self):
        return '<DateTime %s at %x>' % (repr(self.value), id(self))

    def decode(self, data):
        self.value = str(data).strip()

    def encode(self, out):
        out.write('<value><dateTime.iso8601>')
        out.write(self.value)
        out.write('</dateTime.iso8601></value>\n')


class Binary:
    """Bytes, in `data`: texts that must not be taken for characters."""

    __module__ = 'xmlrpclib'

    def __init__(self, data=None):
        self.data = data

    def __str__(self):
        return self.data or ''

    def __cmp__(self, other):
        return cmp(self.data, other.data if isinstance(other, Binary) else other)

    def decode(self, data):
        self.data = base64.decodestring(data)

    def encode(self, out):
        out.write('<value><base64>\n')
        base64.encode(_Reading(self.data), out)
        out.write('</base64></value>\n')


class _Reading:
    # All a text once, as a file.

    def __init__(self, data):
        self.data = data
        self.at = 0

    def read(self, size):
        part = self.data[self.at:self.at + size]
        self.at += len(part)
        return part


WRAPPERS = (DateTime, Binary)


class Marshaller:
    """Writes values. encoding: of the result, UTF-8 unless given; allow_none: whether None may be sent.

    `dispatch` says how: type -> function(marshaller, value, write)."""

    __module__ = 'xmlrpclib'

    def __init__(self, encoding=None, allow_none=0):
        # The sequences that are being written.
        self.memo = {}
        self.data = None
        self.encoding = encoding
        self.allow_none = allow_none

    dispatch = {}

    def dumps(self, values):
        """A Fault, or parameters, as XML. Raises TypeError for what cannot be sent."""
        out = []
        write = out.append
        if isinstance(values, Fault):
            write('<fault>\n')
            self.__dump({'faultCode': values.faultCode, 'faultString': values.faultString}, write)
            write('</fault>\n')
        else:
            write('<params>\n')
            for value in values:
                write('<param>\n')
                self.__dump(value, write)
                write('</param>\n')
            write('</params>\n')
        return ''.join(out)

    def __dump(self, value, write):
        kind = type(value)
        f = self.dispatch.get(kind)
        if f is None:
            # Of an object its attributes are sent, unless it is also something that has a type of its own.
            if not hasattr(value, '__dict__') or any(base in self.dispatch for base in kind.__mro__):
                raise TypeError('cannot marshal %s objects' % kind)
            f = self.dispatch[types.InstanceType]
        f(self, value, write)

    def dump_nil(self, value, write):
        if not self.allow_none:
            raise TypeError('cannot marshal None unless allow_none is enabled')
        write('<value><nil/></value>')

    dispatch[types.NoneType] = dump_nil

    def dump_int(self, value, write):
        if not MININT <= value <= MAXINT:
            raise OverflowError('int exceeds XML-RPC limits')
        write('<value><int>%d</int></value>\n' % value)

    dispatch[types.IntType] = dump_int

    def dump_bool(self, value, write):
        write('<value><boolean>%d</boolean></value>\n' % bool(value))

    dispatch[types.BooleanType] = dump_bool

    def dump_long(self, value, write):
        if not MININT <= value <= MAXINT:
            raise OverflowError('long int exceeds XML-RPC limits')
        write('<value><int>%d</int></value>\n' % value)

    dispatch[types.LongType] = dump_long

    def dump_double(self, value, write):
        write('<value><double>%r</double></value>\n' % value)

    dispatch[types.FloatType] = dump_double

    def dump_string(self, value, write, escape=escape):
        write('<value><string>')
        write(escape(value))
        write('</string></value>\n')

    dispatch[types.StringType] = dump_string

    def dump_unicode(self, value, write, escape=escape):
        write('<value><string>')
        write(escape(value).encode(self.encoding, 'xmlcharrefreplace'))
        write('</string></value>\n')

    dispatch[types.UnicodeType] = dump_unicode

    def dump_array(self, value, write):
        if id(value) in self.memo:
            raise TypeError('cannot marshal recursive sequences')
        self.memo[id(value)] = None
        write('<value><array><data>\n')
        for item in value:
            self.__dump(item, write)
        write('</data></array></value>\n')
        del self.memo[id(value)]

    dispatch[types.TupleType] = dump_array
    dispatch[types.ListType] = dump_array

    def dump_struct(self, value, write, escape=escape):
        if id(value) in self.memo:
            raise TypeError('cannot marshal recursive dictionaries')
        self.memo[id(value)] = None
        write('<value><struct>\n')
        for name, item in value.items():
            if type(name) not in types.StringTypes:
                raise TypeError('dictionary key must be string')
            name = escape(name)
            if type(name) is unicode:
                name = name.encode(self.encoding, 'xmlcharrefreplace')
            write('<member>\n<name>%s</name>\n' % name)
            self.__dump(item, write)
            write('</member>\n')
        write('</struct></value>\n')
        del self.memo[id(value)]

    dispatch[types.DictType] = dump_struct

    def dump_instance(self, value, write):
        if value.__class__ in WRAPPERS:
            self.write = write
            value.encode(self)
            del self.write
        else:
            self.dump_struct(value.__dict__, write)

    dispatch[types.InstanceType] = dump_instance
    # DateTime and Binary may be of a new class of somebody's.
    dispatch[DateTime] = dump_instance
    dispatch[Binary] = dump_instance

    def dump_datetime(self, value, write):
        write('<value><dateTime.iso8601>%s</dateTime.iso8601></value>\n' % _strftime(value))


class Unmarshaller:
    """Reads values: a parser calls xml(), start(), data() and end(); then close() gives them as a tuple.

    use_datetime: whether dates become datetimes. `dispatch`: tag -> function(unmarshaller, text)."""

    __module__ = 'xmlrpclib'

    def __init__(self, use_datetime=0):
        self._type = None
        self._stack = []
        # Where arrays and structs began in the stack.
        self._marks = []
        self._data = []
        self._methodname = None
        self._encoding = 'utf-8'
        self._value = False
        self._use_datetime = use_datetime
        self.append = self._stack.append

    def close(self):
        """The values. Raises Fault if it is one, ResponseError for what is not whole."""
        if self._type is None or self._marks:
            raise ResponseError()
        if self._type == 'fault':
            raise Fault(**self._stack[0])
        return tuple(self._stack)

    def getmethodname(self):
        """The method that is called; None in an answer."""
        return self._methodname

    def xml(self, encoding, standalone):
        self._encoding = encoding

    def start(self, tag, attrs):
        if tag in ('array', 'struct'):
            self._marks.append(len(self._stack))
        self._data = []
        if self._value and tag not in self.dispatch:
            raise ResponseError('unknown tag %r' % tag)
        self._value = tag == 'value'

    def data(self, text):
        self._data.append(text)

    def end(self, tag, join=string.join):
        f = self.dispatch.get(tag)
        if f is not None:
            f(self, join(self._data, ''))

    def end_dispatch(self, tag, data):
        f = self.dispatch.get(tag)
        if f is not None:
            f(self, data)

    def end_nil(self, data):
        self.append(None)
        self._value = 0

    def end_boolean(self, data):
        if data not in ('0', '1'):
            raise TypeError('bad boolean value')
        self.append(data == '1')
        self._value = 0

    def end_int(self, data):
        self.append(int(data))
        self._value = 0

    def end_double(self, data):
        self.append(float(data))
        self._value = 0

    def end_string(self, data):
        if self._encoding:
            data = _decode(data, self._encoding)
        self.append(_stringify(data))
        self._value = 0

    def end_array(self, data):
        mark = self._marks.pop()
        self._stack[mark:] = [self._stack[mark:]]
        self._value = 0

    def end_struct(self, data):
        mark = self._marks.pop()
        items = self._stack[mark:]
        self._stack[mark:] = [dict((_stringify(items[i]), items[i + 1]) for i in range(0, len(items), 2))]
        self._value = 0

    def end_base64(self, data):
        value = Binary()
        value.decode(data)
        self.append(value)
        self._value = 0

    def end_dateTime(self, data):
        value = DateTime()
        value.decode(data)
        if self._use_datetime:
            from datetime import datetime
            value = datetime(*time.strptime(value.value, '%Y%m%dT%H:%M:%S')[:6])
        self.append(value)

    def end_value(self, data):
        # One without a type is a text.
        if self._value:
            self.end_string(data)

    def end_params(self, data):
        self._type = 'params'

    def end_fault(self, data):
        self._type = 'fault'

    def end_methodName(self, data):
        if self._encoding:
            data = _decode(data, self._encoding)
        self._methodname = data
        self._type = 'methodName'

    dispatch = {
        'nil': end_nil, 'boolean': end_boolean, 'int': end_int, 'i4': end_int, 'i8': end_int, 'double': end_double,
        'string': end_string, 'name': end_string, 'base64': end_base64, 'dateTime.iso8601': end_dateTime,
        'array': end_array, 'struct': end_struct, 'value': end_value,
        'params': end_params, 'fault': end_fault, 'methodName': end_methodName}
