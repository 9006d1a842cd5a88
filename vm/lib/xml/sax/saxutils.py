# SPDX-License-Identifier: MIT
"""Helpers around SAX: quoting, writing XML from events, filters, opening sources."""
import codecs
import os
import sys

from xml.sax import handler, xmlreader

_XML_URI = "http://www.w3.org/XML/1998/namespace"


def _replace_all(data, entities):
    for key, value in entities.items():
        data = data.replace(key, value)
    return data


def escape(data, entities={}):
    """`data` with &, < and > as references, and the keys of `entities` replaced by their values."""
    data = data.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    return _replace_all(data, entities)


def unescape(data, entities={}):
    """The reverse of `escape`."""
    data = data.replace("&lt;", "<").replace("&gt;", ">")
    # The ampersand last: it may begin another reference.
    return _replace_all(data, entities).replace("&amp;", "&")


def quoteattr(data, entities={}):
    """`data` as the value of an attribute, with quotes."""
    more = dict(entities)
    more.update({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    data = escape(data, more)
    if '"' not in data:
        return '"%s"' % data
    if "'" not in data:
        return "'%s'" % data
    return '"%s"' % data.replace('"', "&quot;")


class XMLGenerator(handler.ContentHandler):
    """Writes what it is told as XML."""

    def __init__(self, out=None, encoding="iso-8859-1"):
        handler.ContentHandler.__init__(self)
        if out is None:
            out = sys.stdout
        encoder = codecs.getincrementalencoder(encoding)(errors="xmlcharrefreplace")
        self._encoding = encoding
        self._out = out
        self._write = lambda text: out.write(encoder.encode(text))
        self._ns_contexts = [{_XML_URI: "xml"}]
        self._current_context = self._ns_contexts[-1]
        self._undeclared = []

    def _text(self, text):
        return text if isinstance(text, unicode) else unicode(text, self._encoding)

    def _qname(self, name):
        uri, local = name
        if uri:
            prefix = "xml" if uri == _XML_URI else self._current_context[uri]
            if prefix:
                return prefix + ":" + local
        return local

    def startDocument(self):
        self._write(u'<?xml version="1.0" encoding="%s"?>\n' % self._encoding)

    def endDocument(self):
        flush = getattr(self._out, "flush", None)
        if flush is not None:
            flush()

    def startPrefixMapping(self, prefix, uri):
        self._ns_contexts.append(self._current_context.copy())
        self._current_context[uri] = prefix
        self._undeclared.append((prefix, uri))

    def endPrefixMapping(self, prefix):
        self._current_context = self._ns_contexts.pop()

    def _attribute(self, name, value):
        self._write(u" %s=%s" % (name, quoteattr(self._text(value))))

    def startElement(self, name, attrs):
        self._write(u"<" + name)
        for key, value in attrs.items():
            self._attribute(key, value)
        self._write(u">")

    def endElement(self, name):
        self._write(u"</%s>" % name)

    def startElementNS(self, name, qname, attrs):
        self._write(u"<" + self._qname(name))
        for prefix, uri in self._undeclared:
            self._write(u' xmlns%s="%s"' % (":" + prefix if prefix else "", uri))
        self._undeclared = []
        for key, value in attrs.items():
            self._attribute(self._qname(key), value)
        self._write(u">")

    def endElementNS(self, name, qname):
        self._write(u"</%s>" % self._qname(name))

    def characters(self, content):
        self._write(escape(self._text(content)))

    def ignorableWhitespace(self, content):
        self._write(self._text(content))

    def processingInstruction(self, target, data):
        self._write(u"<?%s %s?>" % (target, data))


class XMLFilterBase(xmlreader.XMLReader):
    """Stands between a parser and its handlers and hands everything on; subclasses change something."""

    def __init__(self, parent=None):
        xmlreader.XMLReader.__init__(self)
        self._parent = parent

    def getParent(self):
        return self._parent

    def setParent(self, parent):
        self._parent = parent

    def parse(self, source):
        parser = self._parent
        for register in (parser.setContentHandler, parser.setErrorHandler, parser.setEntityResolver,
                         parser.setDTDHandler):
            register(self)
        parser.parse(source)

    # --- To the content handler

    def setDocumentLocator(self, locator):
        self._cont_handler.setDocumentLocator(locator)

    def startDocument(self):
        self._cont_handler.startDocument()

    def endDocument(self):
        self._cont_handler.endDocument()

    def startPrefixMapping(self, prefix, uri):
        self._cont_handler.startPrefixMapping(prefix, uri)

    def endPrefixMapping(self, prefix):
        self._cont_handler.endPrefixMapping(prefix)

    def startElement(self, name, attrs):
        self._cont_handler.startElement(name, attrs)

    def endElement(self, name):
        self._cont_handler.endElement(name)

    def startElementNS(self, name, qname, attrs):
        self._cont_handler.startElementNS(name, qname, attrs)

    def endElementNS(self, name, qname):
        self._cont_handler.endElementNS(name, qname)

    def characters(self, content):
        self._cont_handler.characters(content)

    def ignorableWhitespace(self, chars):
        self._cont_handler.ignorableWhitespace(chars)

    def processingInstruction(self, target, data):
        self._cont_handler.processingInstruction(target, data)

    def skippedEntity(self, name):
        self._cont_handler.skippedEntity(name)

    # --- To the DTD handler

    def notationDecl(self, name, publicId, systemId):
        self._dtd_handler.notationDecl(name, publicId, systemId)

    def unparsedEntityDecl(self, name, publicId, systemId, ndata):
        self._dtd_handler.unparsedEntityDecl(name, publicId, systemId, ndata)

    # --- To the entity resolver

    def resolveEntity(self, publicId, systemId):
        return self._ent_handler.resolveEntity(publicId, systemId)

    # --- To the error handler

    def error(self, exception):
        self._err_handler.error(exception)

    def fatalError(self, exception):
        self._err_handler.fatalError(exception)

    def warning(self, exception):
        self._err_handler.warning(exception)

    # --- To the parser

    def getFeature(self, name):
        return self._parent.getFeature(name)

    def setFeature(self, name, state):
        self._parent.setFeature(name, state)

    def getProperty(self, name):
        return self._parent.getProperty(name)

    def setProperty(self, name, value):
        self._parent.setProperty(name, value)

    def setLocale(self, locale):
        self._parent.setLocale(locale)


def prepare_input_source(source, base=""):
    """An InputSource that can be read, from a system identifier, a file or an InputSource."""
    if isinstance(source, basestring):
        source = xmlreader.InputSource(source)
    elif hasattr(source, "read"):
        file = source
        source = xmlreader.InputSource()
        source.setByteStream(file)
        name = getattr(file, "name", None)
        if isinstance(name, basestring):
            source.setSystemId(name)
    if source.getCharacterStream() is None and source.getByteStream() is None:
        name = source.getSystemId()
        path = os.path.join(os.path.dirname(os.path.normpath(base)), name)
        if os.path.isfile(path):
            source.setSystemId(path)
            source.setByteStream(open(path, "rb"))
        else:
            import urllib
            import urlparse
            source.setSystemId(urlparse.urljoin(base, name))
            source.setByteStream(urllib.urlopen(source.getSystemId()))
    return source
