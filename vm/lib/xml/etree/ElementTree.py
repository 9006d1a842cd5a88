# SPDX-License-Identifier: MIT
# One file, because programs import, subclass and patch all of it as one module.
"""Trees of elements, read from XML and written to it.

Elements, building trees and parsing are native (`_elementtree`); searching and writing are here.
"""
import copy_reg
import re
import sys
import warnings

import _elementtree
from xml.etree import ElementPath

__all__ = [
    "Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "iselement", "iterparse", "parse",
    "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist", "TreeBuilder",
    "VERSION", "XML", "XMLParser", "XMLTreeBuilder",
]

VERSION = "1.3.0"


class ParseError(SyntaxError):
    """A document is not well-formed: `code` is expat's number, `position` is (line, column)."""


class _SimpleElementPath(object):
    """Searches for plain tags only; ".//tag" with findall."""

    def find(self, element, tag, namespaces=None):
        for child in element:
            if child.tag == tag:
                return child
        return None

    def findtext(self, element, tag, default=None, namespaces=None):
        child = self.find(element, tag)
        return default if child is None else child.text or ""

    def iterfind(self, element, tag, namespaces=None):
        if tag[:3] == ".//":
            return element.iter(tag[3:])
        return (child for child in element if child.tag == tag)

    def findall(self, element, tag, namespaces=None):
        return list(self.iterfind(element, tag, namespaces))


_REMOVED = "This method will be removed in future versions.  Use %s instead."


class Element(_elementtree.Element):
    """Element(tag, attrib={}, **extra): a name, attributes, text before the children, children, text after the end."""

    def __nonzero__(self):
        warnings.warn(
            "The behavior of this method will change in future versions.  "
            "Use specific 'len(elem)' or 'elem is not None' test instead.", FutureWarning, stacklevel=2)
        return len(self) != 0

    def find(self, path, namespaces=None):
        """The first element at a path, or None."""
        return ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """The text of the first element at a path."""
        return ElementPath.findtext(self, path, default, namespaces)

    def findall(self, path, namespaces=None):
        """All elements at a path."""
        return ElementPath.findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        """An iterator over the elements at a path."""
        return ElementPath.iterfind(self, path, namespaces)

    def getchildren(self):
        """The children; `list(elem)` is the same."""
        warnings.warn(_REMOVED % "'list(elem)' or iteration over elem", DeprecationWarning, stacklevel=2)
        return list(self)

    def getiterator(self, tag=None):
        """The elements from here down; `list(elem.iter(tag))` is the same."""
        warnings.warn(_REMOVED % "'elem.iter()' or 'list(elem.iter())'", PendingDeprecationWarning, stacklevel=2)
        return list(self.iter(tag))

    def makeelement(self, tag, attrib):
        """A new element of the same class."""
        return self.__class__(tag, attrib)

    def copy(self):
        """A new element with the same texts and children."""
        other = self.makeelement(self.tag, self.attrib)
        other.text = self.text
        other.tail = self.tail
        other[:] = self
        return other

    __copy__ = copy

    def __reduce_ex__(self, protocol):
        return copy_reg.__newobj__, (self.__class__,), self._state() + (self.__dict__,)

    def __setstate__(self, state):
        self.tag, self.attrib, self.text, self.tail, children, attributes = state
        self[:] = children
        self.__dict__.update(attributes)


_Element = _ElementInterface = Element


def iselement(element):
    """Whether an object looks like an element."""
    return isinstance(element, Element) or hasattr(element, "tag")


def SubElement(parent, tag, attrib={}, **extra):
    """A new element, added to `parent`."""
    if extra:
        attrib = attrib.copy()
        attrib.update(extra)
    element = parent.makeelement(tag, attrib)
    parent.append(element)
    return element


def Comment(text=None):
    """An element that is written as a comment."""
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    """An element that is written as a processing instruction."""
    element = Element(ProcessingInstruction)
    element.text = target if not text else target + " " + text
    return element


PI = ProcessingInstruction


class QName(object):
    """A name in a namespace, for tags, attributes and values: QName(uri, local) or QName("{uri}local")."""

    def __init__(self, text_or_uri, tag=None):
        self.text = "{%s}%s" % (text_or_uri, tag) if tag else text_or_uri

    def __str__(self):
        return self.text

    def __hash__(self):
        return hash(self.text)

    def __cmp__(self, other):
        return cmp(self.text, other.text if isinstance(other, QName) else other)


class ElementTree(object):
    """A whole document."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        """Reads a document from a file or its name; returns the root element."""
        mine = not hasattr(source, "read")
        if mine:
            source = open(source, "rb")
        try:
            if not parser:
                parser = XMLParser(target=TreeBuilder())
            while True:
                data = source.read(65536)
                if not data:
                    break
                parser.feed(data)
            self._root = parser.close()
            return self._root
        finally:
            if mine:
                source.close()

    def iter(self, tag=None):
        """Goes over all elements."""
        return self._root.iter(tag)

    def getiterator(self, tag=None):
        """All elements."""
        warnings.warn(_REMOVED % "'tree.iter()' or 'list(tree.iter())'", PendingDeprecationWarning, stacklevel=2)
        return list(self.iter(tag))

    def _relative(self, path):
        if path[:1] == "/":
            path = "." + path
            warnings.warn(
                "This search is broken in 1.3 and earlier, and will be fixed in a future version.  "
                "If you rely on the current behaviour, change it to %r" % path, FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        """The first element at a path from the root, or None."""
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """The text of the first element at a path from the root."""
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        """All elements at a path from the root."""
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        """An iterator over the elements at a path from the root."""
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None):
        """Writes the document. `method` is "xml", "html", "text" or "c14n"."""
        method = method or "xml"
        if method not in _serialize:
            raise ValueError("unknown method %r" % method)
        if not encoding:
            encoding = "utf-8" if method == "c14n" else "us-ascii"
        mine = not hasattr(file_or_filename, "write")
        file = open(file_or_filename, "wb") if mine else file_or_filename
        try:
            write = file.write
            if method == "xml" and (
                    xml_declaration or
                    xml_declaration is None and encoding not in ("utf-8", "us-ascii")):
                write("<?xml version='1.0' encoding='%s'?>\n" % encoding)
            if method == "text":
                _serialize_text(write, self._root, encoding)
            else:
                qnames, namespaces = _namespaces(self._root, encoding, default_namespace)
                _serialize[method](write, self._root, encoding, qnames, namespaces)
        finally:
            if mine:
                file.close()

    def write_c14n(self, file):
        return self.write(file, method="c14n")


# Prefixes of well-known namespaces.
_namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}


def register_namespace(prefix, uri):
    """Has a namespace written with a prefix."""
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for other, known in _namespace_map.items():
        if other == uri or known == prefix:
            del _namespace_map[other]
    _namespace_map[uri] = prefix


# ---- writing --------------------------------------------------------------------------------------------------------

def _raise_serialization_error(text):
    raise TypeError("cannot serialize %r (type %s)" % (text, type(text).__name__))


def _encode(text, encoding):
    try:
        return text.encode(encoding, "xmlcharrefreplace")
    except (TypeError, AttributeError):
        _raise_serialization_error(text)


def _namespaces(elem, encoding, default_namespace=None):
    """What each name of a tree is written as, and the prefix of each namespace."""
    qnames = {None: None}
    namespaces = {}
    if default_namespace:
        namespaces[default_namespace] = ""

    def enter(qname):
        try:
            if qname[:1] == "{":
                uri, tag = qname[1:].rsplit("}", 1)
                prefix = namespaces.get(uri)
                if prefix is None:
                    prefix = _namespace_map.get(uri)
                    if prefix is None:
                        prefix = "ns%d" % len(namespaces)
                    if prefix != "xml":
                        namespaces[uri] = prefix
                written = "%s:%s" % (prefix, tag) if prefix else tag
            else:
                if default_namespace:
                    raise ValueError("cannot use non-qualified names with default_namespace option")
                written = qname
            qnames[qname] = written.encode(encoding)
        except TypeError:
            _raise_serialization_error(qname)

    for e in elem.iter():
        tag = e.tag
        if isinstance(tag, QName):
            if tag.text not in qnames:
                enter(tag.text)
        elif isinstance(tag, basestring):
            if tag not in qnames:
                enter(tag)
        elif tag is not None and tag is not Comment and tag is not PI:
            _raise_serialization_error(tag)
        for key, value in e.items():
            if isinstance(key, QName):
                key = key.text
            if key not in qnames:
                enter(key)
            if isinstance(value, QName) and value.text not in qnames:
                enter(value.text)
        text = e.text
        if isinstance(text, QName) and text.text not in qnames:
            enter(text.text)
    return qnames, namespaces


def _attributes(elem, encoding, qnames, namespaces, escape):
    """The attributes of an element, and the declarations of all namespaces if it is the root, as text."""
    parts = []
    if namespaces:
        for uri, prefix in sorted(namespaces.items(), key=lambda item: item[1]):
            name = ":" + prefix.encode(encoding) if prefix else ""
            parts.append(' xmlns%s="%s"' % (name, escape(uri, encoding)))
    items = elem.items()
    if items:
        for key, value in sorted(items):
            if isinstance(key, QName):
                key = key.text
            value = qnames[value.text] if isinstance(value, QName) else escape(value, encoding)
            parts.append(' %s="%s"' % (qnames[key], value))
    return "".join(parts)


def _serialize_xml(write, elem, encoding, qnames, namespaces):
    # A stack instead of recursion: trees may be deep.
    stack = [(None, iter((elem,)), None)]
    while stack:
        end, children, tail = stack[-1]
        e = next(children, None)
        if e is None:
            stack.pop()
            if end is not None:
                write("</" + end + ">")
            if tail:
                write(_escape_cdata(tail, encoding))
            continue
        tag = e.tag
        text = e.text
        if tag is Comment:
            write("<!--%s-->" % _encode(text, encoding))
        elif tag is ProcessingInstruction:
            write("<?%s?>" % _encode(text, encoding))
        else:
            name = qnames[tag.text if isinstance(tag, QName) else tag]
            if name is None:
                if text:
                    write(_escape_cdata(text, encoding))
                stack.append((None, iter(e), e.tail))
                namespaces = None if e is elem else namespaces
                continue
            write("<" + name + _attributes(e, encoding, qnames, namespaces, _escape_attrib))
            namespaces = None
            if text and not len(e):
                write(">" + _escape_cdata(text, encoding) + "</" + name + ">")
            elif text or len(e):
                write(">")
                if text:
                    write(_escape_cdata(text, encoding))
                stack.append((name, iter(e), e.tail))
                continue
            else:
                write(" />")
        if e.tail:
            write(_escape_cdata(e.tail, encoding))


HTML_EMPTY = set((
    "area", "base", "basefont", "br", "col", "frame", "hr", "img", "input", "isindex", "link", "meta", "param"))


def _serialize_html(write, elem, encoding, qnames, namespaces):
    tag = elem.tag
    text = elem.text
    if tag is Comment:
        write("<!--%s-->" % _escape_cdata(text, encoding))
    elif tag is ProcessingInstruction:
        write("<?%s?>" % _escape_cdata(text, encoding))
    else:
        name = qnames[tag.text if isinstance(tag, QName) else tag]
        if name is None:
            if text:
                write(_escape_cdata(text, encoding))
            for e in elem:
                _serialize_html(write, e, encoding, qnames, None)
        else:
            write("<" + name + _attributes(elem, encoding, qnames, namespaces, _escape_attrib_html) + ">")
            lower = name.lower()
            if text:
                if lower == "script" or lower == "style":
                    write(_encode(text, encoding))
                else:
                    write(_escape_cdata(text, encoding))
            for e in elem:
                _serialize_html(write, e, encoding, qnames, None)
            if lower not in HTML_EMPTY:
                write("</" + name + ">")
    if elem.tail:
        write(_escape_cdata(elem.tail, encoding))


def _serialize_text(write, elem, encoding):
    for part in elem.itertext():
        write(part.encode(encoding))
    if elem.tail:
        write(elem.tail.encode(encoding))


_serialize = {"xml": _serialize_xml, "html": _serialize_html, "text": _serialize_text}


def _without_markup(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escape_cdata(text, encoding):
    escaped = _elementtree.escape(text, encoding, False)
    if escaped is not None:
        return escaped
    try:
        return _without_markup(text).encode(encoding, "xmlcharrefreplace")
    except (TypeError, AttributeError):
        _raise_serialization_error(text)


def _escape_attrib(text, encoding):
    escaped = _elementtree.escape(text, encoding, True)
    if escaped is not None:
        return escaped
    try:
        text = _without_markup(text).replace('"', "&quot;").replace("\n", "&#10;")
        return text.encode(encoding, "xmlcharrefreplace")
    except (TypeError, AttributeError):
        _raise_serialization_error(text)


def _escape_attrib_html(text, encoding):
    try:
        text = text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
        return text.encode(encoding, "xmlcharrefreplace")
    except (TypeError, AttributeError):
        _raise_serialization_error(text)


class _Collector(object):
    """A file that keeps what is written."""

    def __init__(self):
        self.parts = []
        self.write = self.parts.append


def tostring(element, encoding=None, method=None):
    """An element, with all below it, as text."""
    return "".join(tostringlist(element, encoding, method))


def tostringlist(element, encoding=None, method=None):
    """The same as a list of pieces."""
    collector = _Collector()
    ElementTree(element).write(collector, encoding, method=method)
    return collector.parts


def dump(elem):
    """Writes an element to standard output, for a look at it."""
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout)
    tail = elem.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


# ---- reading --------------------------------------------------------------------------------------------------------

class TreeBuilder(_elementtree.TreeBuilder):
    """TreeBuilder(element_factory=None): makes a tree of calls of `start`, `end` and `data`."""

    def __init__(self, element_factory=None):
        _elementtree.TreeBuilder.__init__(self, Element if element_factory is None else element_factory)


_sentinel = object()


class XMLParser(object):
    """XMLParser(html=0, target=None, encoding=None): feeds a target, by default a TreeBuilder, from XML.

    `entity` is a dict of texts for entities that the document does not declare. External entities are not read.
    """

    # Whether elements get attributes of which only the document type tells: a matter of cElementTree.
    _defaults = False

    def __init__(self, html=_sentinel, target=None, encoding=None):
        if html is not _sentinel:
            warnings.warnpy3k(
                "The html argument of XMLParser() is deprecated", DeprecationWarning, stacklevel=2)
        if target is None:
            target = TreeBuilder()
        self.target = self._target = target
        self.entity = {}
        self.version = "Expat 2.2.8"
        self._parser = _elementtree.tree_parser(_Doctype(self, target) if self._tells_doctype() else target,
                                                encoding, self.entity, self._defaults)

    def _tells_doctype(self):
        return not hasattr(self._target, "doctype") and type(self).doctype.__func__ is not _DOCTYPE

    def _setevents(self, events, names):
        self._parser.setevents(events, names)

    def _raiseerror(self, value):
        error = ParseError(value)
        error.code = value.code
        error.position = value.lineno, value.offset
        raise error

    def doctype(self, name, pubid, system):
        """Deprecated: a method of the target is told of the document type."""
        warnings.warn(
            "This method of XMLParser is deprecated.  Define doctype() method on the TreeBuilder target.",
            DeprecationWarning, stacklevel=2)

    def feed(self, data):
        """Parses a piece of the document."""
        try:
            self._parser.feed(data)
        except _elementtree.error as v:
            self._raiseerror(v)

    def close(self):
        """Ends the document; what the target's `close` gives."""
        try:
            self._parser.finish()
        except _elementtree.error as v:
            self._raiseerror(v)
        target = self._target
        if hasattr(target, "close"):
            return target.close()
        return None


_DOCTYPE = XMLParser.doctype.__func__


class _Doctype(object):
    """The target of a parser whose class has a `doctype` of its own."""

    def __init__(self, parser, target):
        self.start = target.start
        self.end = target.end
        self.data = target.data
        for name in "comment", "pi":
            if hasattr(target, name):
                setattr(self, name, getattr(target, name))
        self._parser = parser

    def doctype(self, name, pubid, system):
        warnings.warn(
            "This method of XMLParser is deprecated.  Define doctype() method on the TreeBuilder target.",
            DeprecationWarning)
        self._parser.doctype(name, pubid, system)


XMLTreeBuilder = XMLParser


def parse(source, parser=None):
    """Reads a document from a file or its name; an ElementTree."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


class _IterParseIterator(object):
    """What `iterparse` gives: (event, element) as the file is read; `root` afterwards."""

    root = None

    def __init__(self, source, events, parser, mine):
        self._file = source
        self._mine = mine
        self._events = []
        self._index = 0
        self._error = None
        self._parser = parser
        parser._setevents(self._events, ("end",) if events is None else tuple(events))

    def __iter__(self):
        return self

    def next(self):
        while True:
            if self._index < len(self._events):
                event = self._events[self._index]
                self._index += 1
                return event
            if self._error is not None:
                error, self._error = self._error, None
                self._parser = None
                self._done()
                raise error
            if self._parser is None:
                self._done()
                raise StopIteration
            del self._events[:]
            self._index = 0
            data = self._file.read(16384)
            try:
                if data:
                    self._parser.feed(data)
                else:
                    self.root = self._parser.close()
                    self._parser = None
            except SyntaxError as e:
                self._error = e

    def _done(self):
        if self._mine:
            self._file.close()


def iterparse(source, events=None, parser=None):
    """Reads a file or its name piece by piece, and tells of events on the way: "start", "end", "start-ns", "end-ns"."""
    mine = not hasattr(source, "read")
    if mine:
        source = open(source, "rb")
    try:
        if not parser:
            parser = XMLParser(target=TreeBuilder())
        return _IterParseIterator(source, events, parser, mine)
    except:
        if mine:
            source.close()
        raise


def XML(text, parser=None):
    """The root element of a document."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    """The root element of a document, and a dict of the elements with an `id`."""
    tree = XML(text, parser)
    return tree, dict((elem.get("id"), elem) for elem in tree.iter() if elem.get("id"))


def fromstringlist(sequence, parser=None):
    """The root element of a document in pieces."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()
