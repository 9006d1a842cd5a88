# SPDX-License-Identifier: MIT
"""Documents as a stream of events with nodes, of which parts can be expanded to trees."""
import xml.sax
import xml.sax.handler

START_ELEMENT = "START_ELEMENT"
END_ELEMENT = "END_ELEMENT"
COMMENT = "COMMENT"
START_DOCUMENT = "START_DOCUMENT"
END_DOCUMENT = "END_DOCUMENT"
PROCESSING_INSTRUCTION = "PROCESSING_INSTRUCTION"
IGNORABLE_WHITESPACE = "IGNORABLE_WHITESPACE"
CHARACTERS = "CHARACTERS"

default_bufsize = (2 ** 14) - 20


class PullDOM(xml.sax.ContentHandler):
    """Turns SAX events into (event, node) pairs, in `events`."""

    document = None

    def __init__(self, documentFactory=None):
        xml.sax.ContentHandler.__init__(self)
        self.documentFactory = documentFactory
        self.events = []
        self._stack = []
        self._declared = []
        self._pending = []

    def pop(self):
        return self._stack.pop()

    def _emit(self, event, node):
        self.events.append((event, node))

    def startPrefixMapping(self, prefix, uri):
        self._declared.append((prefix, uri))

    def _begin(self, node):
        if self.document is not None:
            node.ownerDocument = self.document
        self._emit(START_ELEMENT, node)
        self._stack.append(node)

    def _factory(self, uri, qname):
        """The document, made when its root element is known."""
        if self.document is None:
            factory = self.documentFactory
            if factory is None:
                from xml.dom import minidom
                factory = minidom.Document.implementation
            self.document = factory.createDocument(None, None, None)
            self._emit(START_DOCUMENT, self.document)
            self._stack.insert(0, self.document)
            for kind, args in self._pending:
                node = getattr(self.document, kind)(*args)
                self._emit(COMMENT if kind == "createComment" else PROCESSING_INSTRUCTION, node)
            del self._pending[:]
        return self.document

    def startElement(self, name, attrs):
        node = self._factory(None, name).createElement(name)
        for key, value in attrs.items():
            node.setAttribute(key, value)
        self._begin(node)

    def startElementNS(self, name, tagName, attrs):
        uri, local = name
        qname = tagName or local
        node = self._factory(uri, qname).createElementNS(uri, qname)
        for prefix, declared in self._declared:
            node.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:" + prefix if prefix else "xmlns", declared or "")
        self._declared = []
        for (uri, local), value in attrs.items():
            node.setAttributeNS(uri, attrs.getQNameByName((uri, local)), value)
        self._begin(node)

    def endElement(self, name):
        self._emit(END_ELEMENT, self._stack.pop())

    def endElementNS(self, name, tagName):
        self._emit(END_ELEMENT, self._stack.pop())

    def comment(self, s):
        if self.document is not None:
            self._emit(COMMENT, self.document.createComment(s))
        else:
            self._pending.append(("createComment", (s,)))

    def processingInstruction(self, target, data):
        if self.document is not None:
            self._emit(PROCESSING_INSTRUCTION, self.document.createProcessingInstruction(target, data))
        else:
            self._pending.append(("createProcessingInstruction", (target, data)))

    def ignorableWhitespace(self, chars):
        self._emit(IGNORABLE_WHITESPACE, self.document.createTextNode(chars))

    def characters(self, chars):
        self._emit(CHARACTERS, self.document.createTextNode(chars))

    def endDocument(self):
        self._emit(END_DOCUMENT, self.document)
        if self._stack:
            self._stack.pop()

    def clear(self):
        self.document = None


class SAX2DOM(PullDOM):
    """Builds the whole tree."""

    def _emit(self, event, node):
        if event not in (START_DOCUMENT, END_DOCUMENT, END_ELEMENT) and self._stack:
            self._stack[-1].appendChild(node)
        PullDOM._emit(self, event, node)


class ErrorHandler(object):
    """Raises errors, prints warnings."""

    def warning(self, exception):
        print exception

    def error(self, exception):
        raise exception

    def fatalError(self, exception):
        raise exception


class DOMEventStream(object):
    """The events of a document, read from a file as they are asked for."""

    def __init__(self, stream, parser, bufsize):
        self.stream = stream
        self.parser = parser
        self.bufsize = bufsize
        self.reset()

    def reset(self):
        self.pulldom = PullDOM()
        self.parser.setFeature(xml.sax.handler.feature_namespaces, 1)
        self.parser.setContentHandler(self.pulldom)
        self._done = False

    def __getitem__(self, pos):
        event = self.getEvent()
        if event is None:
            raise IndexError
        return event

    def __iter__(self):
        return self

    def next(self):
        event = self.getEvent()
        if event is None:
            raise StopIteration
        return event

    def getEvent(self):
        """The next (event, node), or None."""
        events = self.pulldom.events
        while not events:
            if self._done:
                return None
            data = self.stream.read(self.bufsize)
            if data:
                self.parser.feed(data)
            else:
                self._done = True
                self.parser.close()
        return events.pop(0)

    def expandNode(self, node):
        """Reads on until the node ends, and builds the tree below it."""
        parents = [node]
        event = self.getEvent()
        while event is not None:
            token, current = event
            if current is node:
                return
            if token == END_ELEMENT:
                parents.pop()
            elif token not in (START_DOCUMENT, END_DOCUMENT):
                parents[-1].appendChild(current)
                if token == START_ELEMENT:
                    parents.append(current)
            event = self.getEvent()

    def clear(self):
        self.pulldom.clear()
        self.parser = self.stream = None


def parse(stream_or_string, parser=None, bufsize=None):
    """The events of a file, or of the file of that name."""
    stream = open(stream_or_string, "rb") if isinstance(stream_or_string, basestring) else stream_or_string
    return DOMEventStream(stream, parser or xml.sax.make_parser(), bufsize or default_bufsize)


def parseString(string, parser=None):
    """The events of a document that is there as bytes."""
    from cStringIO import StringIO
    return DOMEventStream(StringIO(string), parser or xml.sax.make_parser(), len(string) or 1)
