# SPDX-License-Identifier: MIT
"""Property lists of macOS as XML: readPlist() and writePlist() with files, readPlistFromString() and
writePlistToString() with texts.

Values are dicts with keys that are texts, lists and tuples, `str` and `unicode`, ints, floats, bools, `datetime` (UTC),
and Data for bytes. There are no resource forks here: readPlistFromResource() and writePlistToResource() need macOS.
"""
import binascii
import datetime
import re
import warnings
from cStringIO import StringIO

__all__ = ['readPlist', 'writePlist', 'readPlistFromString', 'writePlistToString', 'readPlistFromResource',
           'writePlistToResource', 'Plist', 'Data', 'Dict']

PLISTHEADER = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
"""


def readPlist(pathOrFile):
    """The root value of a file, given by its path or open for reading. Raises what expat does for text that is no XML."""
    if not isinstance(pathOrFile, basestring):
        return PlistParser().parse(pathOrFile)
    with open(pathOrFile) as file:
        return PlistParser().parse(file)


def writePlist(rootObject, pathOrFile):
    """Writes a value to a file, given by its path or open for writing. A TypeError for what no list can hold."""
    if isinstance(pathOrFile, basestring):
        with open(pathOrFile, 'w') as file:
            return writePlist(rootObject, file)
    writer = PlistWriter(pathOrFile)
    writer.writeln('<plist version="1.0">')
    writer.writeValue(rootObject)
    writer.writeln('</plist>')


def readPlistFromString(data):
    """The root value of a text."""
    return readPlist(StringIO(data))


def writePlistToString(rootObject):
    """A value as text."""
    file = StringIO()
    writePlist(rootObject, file)
    return file.getvalue()


def readPlistFromResource(path, restype='plst', resid=0):
    """The root value of a resource of macOS; elsewhere an ImportError."""
    warnings.warnpy3k('In 3.x, readPlistFromResource is removed.', stacklevel=2)
    from Carbon.File import FSGetResourceForkName, FSRef
    from Carbon.Files import fsRdPerm
    from Carbon import Res
    number = Res.FSOpenResourceFile(FSRef(path), FSGetResourceForkName(), fsRdPerm)
    Res.UseResFile(number)
    data = Res.Get1Resource(restype, resid).data
    Res.CloseResFile(number)
    return readPlistFromString(data)


def writePlistToResource(rootObject, path, restype='plst', resid=0):
    """Writes a value to a resource of macOS; elsewhere an ImportError."""
    warnings.warnpy3k('In 3.x, writePlistToResource is removed.', stacklevel=2)
    from Carbon.File import FSGetResourceForkName, FSRef
    from Carbon.Files import fsRdWrPerm
    from Carbon import Res
    resource = Res.Resource(writePlistToString(rootObject))
    number = Res.FSOpenResourceFile(FSRef(path), FSGetResourceForkName(), fsRdWrPerm)
    Res.UseResFile(number)
    try:
        Res.Get1Resource(restype, resid).RemoveResource()
    except Res.Error:
        pass
    resource.AddResource(restype, resid, '')
    resource.WriteResource()
    Res.CloseResFile(number)


# ---- writing --------------------------------------------------------------------------------------------------------

_controlCharPat = re.compile(r'[\x00-\x08\x0b\x0c\x0e-\x1f]')


def _escapeAndEncode(text):
    if _controlCharPat.search(text) is not None:
        raise ValueError("strings can't contains control characters; use plistlib.Data instead")
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').encode('utf-8')


class DumbXMLWriter:
    """Writes elements, each on lines of its own, indented by depth."""

    def __init__(self, file, indentLevel=0, indent='\t'):
        self.file = file
        self.stack = []
        self.indentLevel = indentLevel
        self.indent = indent

    def beginElement(self, element):
        self.stack.append(element)
        self.writeln('<%s>' % element)
        self.indentLevel += 1

    def endElement(self, element):
        assert self.indentLevel > 0
        assert self.stack.pop() == element
        self.indentLevel -= 1
        self.writeln('</%s>' % element)

    def simpleElement(self, element, value=None):
        """An element with text in it, or, for None, an empty one."""
        if value is None:
            self.writeln('<%s/>' % element)
        else:
            self.writeln('<%s>%s</%s>' % (element, _escapeAndEncode(value), element))

    def writeln(self, line):
        """A line at the current depth; an empty one without indent."""
        self.file.write(self.indent * self.indentLevel + line + '\n' if line else '\n')


class PlistWriter(DumbXMLWriter):
    """Writes values."""

    def __init__(self, file, indentLevel=0, indent='\t', writeHeader=1):
        if writeHeader:
            file.write(PLISTHEADER)
        DumbXMLWriter.__init__(self, file, indentLevel, indent)

    def writeValue(self, value):
        """Writes any value. A TypeError for one that no list can hold."""
        if isinstance(value, (str, unicode)):
            self.simpleElement('string', value)
        elif isinstance(value, bool):
            self.simpleElement('true' if value else 'false')
        elif isinstance(value, (int, long)):
            self.simpleElement('integer', '%d' % value)
        elif isinstance(value, float):
            self.simpleElement('real', repr(value))
        elif isinstance(value, dict):
            self.writeDict(value)
        elif isinstance(value, Data):
            self.writeData(value)
        elif isinstance(value, datetime.datetime):
            self.simpleElement('date', _dateToString(value))
        elif isinstance(value, (tuple, list)):
            self.writeArray(value)
        else:
            raise TypeError('unsuported type: %s' % type(value))

    def writeData(self, data):
        self.beginElement('data')
        # The lines stand where the element does, and are to be short enough with their indent.
        self.indentLevel -= 1
        width = len((self.indent * self.indentLevel).replace('\t', ' ' * 8))
        for line in data.asBase64(max(16, 76 - width)).split('\n'):
            if line:
                self.writeln(line)
        self.indentLevel += 1
        self.endElement('data')

    def writeDict(self, d):
        self.beginElement('dict')
        for key, value in sorted(d.items()):
            if not isinstance(key, (str, unicode)):
                raise TypeError('keys must be strings')
            self.simpleElement('key', key)
            self.writeValue(value)
        self.endElement('dict')

    def writeArray(self, array):
        self.beginElement('array')
        for value in array:
            self.writeValue(value)
        self.endElement('array')


# ---- values ---------------------------------------------------------------------------------------------------------

def _encodeBase64(s, maxlinelength=76):
    """Base 64 in lines of at most so many characters."""
    step = maxlinelength // 4 * 3
    return ''.join([binascii.b2a_base64(s[i:i + step]) for i in range(0, len(s), step)])


class Data:
    """Bytes, to tell them from texts: in `data`."""

    def __init__(self, data):
        self.data = data

    @classmethod
    def fromBase64(cls, data):
        return cls(binascii.a2b_base64(data))

    def asBase64(self, maxlinelength=76):
        return _encodeBase64(self.data, maxlinelength)

    def __cmp__(self, other):
        if isinstance(other, str):
            return cmp(self.data, other)
        if isinstance(other, self.__class__):
            return cmp(self.data, other.data)
        return cmp(id(self), id(other))

    def __repr__(self):
        return '%s(%s)' % (self.__class__.__name__, repr(self.data))


class _InternalDict(dict):
    """What is read as a dict: its keys are attributes, too, which is deprecated."""

    def __warn(self):
        warnings.warn('Attribute access from plist dicts is deprecated, use d[key] notation instead',
                      PendingDeprecationWarning, 3)

    def __getattr__(self, attr):
        try:
            value = self[attr]
        except KeyError:
            raise AttributeError(attr)
        self.__warn()
        return value

    def __setattr__(self, attr, value):
        self.__warn()
        self[attr] = value

    def __delattr__(self, attr):
        try:
            del self[attr]
        except KeyError:
            raise AttributeError(attr)
        self.__warn()


class Dict(_InternalDict):
    """Deprecated: a dict will do."""

    def __init__(self, **kwargs):
        warnings.warn('The plistlib.Dict class is deprecated, use builtin dict instead', PendingDeprecationWarning, 2)
        super(Dict, self).__init__(**kwargs)


class Plist(_InternalDict):
    """Deprecated: a dict that knows readPlist() and writePlist()."""

    def __init__(self, **kwargs):
        warnings.warn('The Plist class is deprecated, use the readPlist() and writePlist() functions instead',
                      PendingDeprecationWarning, 2)
        super(Plist, self).__init__(**kwargs)

    @classmethod
    def fromFile(cls, pathOrFile):
        """A new one with what a file says."""
        plist = cls()
        plist.update(readPlist(pathOrFile))
        return plist

    def write(self, pathOrFile):
        """Writes it to a file."""
        writePlist(self, pathOrFile)


# ---- reading --------------------------------------------------------------------------------------------------------

# Parts of a date may be missing, the smaller ones first.
_dateParser = re.compile(r'(?P<year>\d\d\d\d)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)'
                         r'(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?)?)?)?Z')


def _dateFromString(s):
    parts = _dateParser.match(s).groupdict()
    numbers = []
    for name in 'year', 'month', 'day', 'hour', 'minute', 'second':
        if parts[name] is None:
            break
        numbers.append(int(parts[name]))
    return datetime.datetime(*numbers)


def _dateToString(d):
    return '%04d-%02d-%02dT%02d:%02d:%02dZ' % (d.year, d.month, d.day, d.hour, d.minute, d.second)


class PlistParser:
    """Reads one property list: handlers for expat, and `begin_NAME` and `end_NAME` for each element that means something."""

    def __init__(self):
        self.stack = []
        self.currentKey = None
        self.root = None

    def parse(self, fileobj):
        """The root value of an open file."""
        from xml.parsers.expat import ParserCreate
        self.data = []
        parser = ParserCreate()
        parser.StartElementHandler = self.handleBeginElement
        parser.EndElementHandler = self.handleEndElement
        parser.CharacterDataHandler = self.handleData
        parser.ParseFile(fileobj)
        return self.root

    def handleBeginElement(self, element, attrs):
        self.data = []
        begin = getattr(self, 'begin_' + element, None)
        if begin is not None:
            begin(attrs)

    def handleEndElement(self, element):
        end = getattr(self, 'end_' + element, None)
        if end is not None:
            end()

    def handleData(self, data):
        self.data.append(data)

    def addObject(self, value):
        """Puts a value where it belongs: under the key just read, into the list, or at the root."""
        if self.currentKey is not None:
            self.stack[-1][self.currentKey] = value
            self.currentKey = None
        elif not self.stack:
            self.root = value
        else:
            self.stack[-1].append(value)

    def getData(self):
        """The text of the element that ends, as `str` where it is ASCII."""
        data = ''.join(self.data)
        try:
            data = data.encode('ascii')
        except UnicodeError:
            pass
        self.data = []
        return data

    def begin_dict(self, attrs):
        value = _InternalDict()
        self.addObject(value)
        self.stack.append(value)

    def end_dict(self):
        self.stack.pop()

    def end_key(self):
        self.currentKey = self.getData()

    def begin_array(self, attrs):
        value = []
        self.addObject(value)
        self.stack.append(value)

    def end_array(self):
        self.stack.pop()

    def end_true(self):
        self.addObject(True)

    def end_false(self):
        self.addObject(False)

    def end_integer(self):
        self.addObject(int(self.getData()))

    def end_real(self):
        self.addObject(float(self.getData()))

    def end_string(self):
        self.addObject(self.getData())

    def end_data(self):
        self.addObject(Data.fromBase64(self.getData()))

    def end_date(self):
        self.addObject(_dateFromString(self.getData()))
