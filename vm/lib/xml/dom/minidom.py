# SPDX-License-Identifier: MIT
"""A small DOM: parse(file), parseString(text), and the nodes of documents.

What all nodes share is in _minidom_nodes; attributes, document types and copies are in modules beside it. What writes
elements and texts is here, where programs replace _write_data()."""
import xml.dom
from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XML_NAMESPACE, XMLNS_NAMESPACE
from xml.dom._minidom_attributes import Attr, AttributeList, NamedNodeMap
from xml.dom._minidom_doctype import (
    DocumentType, ElementInfo, Entity, Identified, Notation, ReadOnlySequentialNamedNodeMap, TypeInfo, _no_type)
from xml.dom._minidom_nodes import (
    Childless, DocumentFragment, Node, _Searchable, _check_name, _collect, _computed, _forget_ids, _in_document,
    _split_name)
from xml.dom.minicompat import EmptyNodeList, NodeList

_CHARACTER_TYPES = (xml.dom.Node.TEXT_NODE, xml.dom.Node.CDATA_SECTION_NODE)


def _write_data(writer, data):
    if data:
        writer.write(data.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace(">", "&gt;"))


class Element(_Searchable, Node):
    """An element."""

    nodeType = Node.ELEMENT_NODE
    schemaType = _no_type
    _child_node_types = (
        Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.TEXT_NODE,
        Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE)

    def __init__(self, tagName, namespaceURI=EMPTY_NAMESPACE, prefix=None, localName=None):
        self.tagName = self.nodeName = tagName
        self.prefix = prefix
        self.namespaceURI = namespaceURI
        self.childNodes = NodeList()
        self._attributes = NamedNodeMap({}, {}, self)

    attributes = _computed("attributes", lambda self: self._attributes)

    def _get_attributes(self):
        return self._attributes

    def _get_localName(self):
        return _split_name(self.tagName)[1] if self.namespaceURI is not None else None

    def _get_tagName(self):
        return self.tagName

    def unlink(self):
        if self._attributes is not None:
            for attr in self._attributes.values():
                attr.unlink()
        Node.unlink(self)

    def getAttribute(self, attname):
        attr = self._attributes._attrs.get(attname)
        return "" if attr is None else attr._value

    def getAttributeNS(self, namespaceURI, localName):
        attr = self._attributes._attrsNS.get((namespaceURI, localName))
        return "" if attr is None else attr._value

    def setAttribute(self, attname, value):
        attr = self.getAttributeNode(attname)
        if attr is None:
            attr = Attr(attname)
            attr.ownerDocument = self.ownerDocument
            attr.value = value
            self.setAttributeNode(attr)
        elif value != attr.value:
            attr.value = value

    def setAttributeNS(self, namespaceURI, qualifiedName, value):
        prefix, local = _split_name(qualifiedName)
        attr = self.getAttributeNodeNS(namespaceURI, local)
        if attr is None:
            attr = Attr(qualifiedName, namespaceURI, local, prefix)
            attr.ownerDocument = self.ownerDocument
            attr.value = value
            self.setAttributeNode(attr)
            return
        if value != attr.value:
            attr.value = value
        if attr.nodeName != qualifiedName:
            attr.prefix = prefix
            attr.nodeName = qualifiedName

    def getAttributeNode(self, attrname):
        return self._attributes._attrs.get(attrname)

    def getAttributeNodeNS(self, namespaceURI, localName):
        return self._attributes._attrsNS.get((namespaceURI, localName))

    def setAttributeNode(self, attr):
        if attr.ownerElement not in (None, self):
            raise xml.dom.InuseAttributeErr("attribute node already owned")
        table = self._attributes
        old = table._attrs.get(attr.name)
        other = table._attrsNS.get((attr.namespaceURI, attr.localName or attr.name))
        for known in (old, other):
            if known is not None and known is not attr and known.ownerElement is self:
                known.unlink()
        table._put(attr)
        attr.ownerElement = self
        _forget_ids(self)
        old = old if old is not None else other
        return old if old is not attr else None

    setAttributeNodeNS = setAttributeNode

    def removeAttribute(self, name):
        attr = self._attributes._attrs.get(name)
        if attr is None:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(attr)

    def removeAttributeNS(self, namespaceURI, localName):
        attr = self._attributes._attrsNS.get((namespaceURI, localName))
        if attr is None:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(attr)

    def removeAttributeNode(self, node):
        if node is None or self._attributes._attrs.get(node.name) is not node:
            raise xml.dom.NotFoundErr()
        document = node.ownerDocument
        node.unlink()
        # It may be used again.
        node.ownerDocument = document
        _forget_ids(self)
        return node

    removeAttributeNodeNS = removeAttributeNode

    def hasAttribute(self, name):
        return name in self._attributes._attrs

    def hasAttributeNS(self, namespaceURI, localName):
        return (namespaceURI, localName) in self._attributes._attrsNS

    def hasAttributes(self):
        return bool(self._attributes._attrs)

    def setIdAttribute(self, name):
        self.setIdAttributeNode(self.getAttributeNode(name))

    def setIdAttributeNS(self, namespaceURI, localName):
        self.setIdAttributeNode(self.getAttributeNodeNS(namespaceURI, localName))

    def setIdAttributeNode(self, idAttr):
        if idAttr is None or not self.isSameNode(idAttr.ownerElement):
            raise xml.dom.NotFoundErr()
        if not idAttr._is_id:
            idAttr._is_id = True
            if self.ownerDocument is not None:
                self.ownerDocument._has_ids = True
            _forget_ids(self)

    def __repr__(self):
        return "<DOM Element: %s at %#x>" % (self.tagName, id(self))

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(indent + "<" + self.tagName)
        attrs = self._attributes._attrs
        for name in sorted(attrs):
            writer.write(' %s="' % name)
            _write_data(writer, attrs[name].value)
            writer.write('"')
        children = self.childNodes
        if not children:
            writer.write("/>" + newl)
            return
        writer.write(">")
        if len(children) == 1 and children[0].nodeType == Node.TEXT_NODE:
            children[0].writexml(writer, "", "", "")
        else:
            writer.write(newl)
            for node in children:
                node.writexml(writer, indent + addindent, addindent, newl)
            writer.write(indent)
        writer.write("</%s>%s" % (self.tagName, newl))


class ProcessingInstruction(Childless, Node):
    """A processing instruction."""

    nodeType = Node.PROCESSING_INSTRUCTION_NODE

    def __init__(self, target, data):
        self.target = target
        self.data = data

    def _set_data(self, value):
        self.data = value

    def _set_target(self, value):
        self.target = value

    nodeValue = property(lambda self: self.data, _set_data)
    nodeName = property(lambda self: self.target, _set_target)

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write("%s<?%s %s?>%s" % (indent, self.target, self.data, newl))


class CharacterData(Childless, Node):
    """Text of some kind."""

    def __init__(self):
        self.data = ""

    def _get_data(self):
        return self.data

    def _set_data(self, data):
        self.data = data

    nodeValue = property(_get_data, _set_data)
    length = _computed("length", lambda self: len(self.data))

    def _get_length(self):
        return len(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        data = self.data
        return '<DOM %s node "%r%s">' % (self.__class__.__name__, data[:10], "..." if len(data) > 10 else "")

    def _check(self, offset, count=0):
        if offset < 0:
            raise xml.dom.IndexSizeErr("offset cannot be negative")
        if offset >= len(self.data):
            raise xml.dom.IndexSizeErr("offset cannot be beyond end of data")
        if count < 0:
            raise xml.dom.IndexSizeErr("count cannot be negative")

    def substringData(self, offset, count):
        self._check(offset, count)
        return self.data[offset:offset + count]

    def appendData(self, arg):
        self.data = self.data + arg

    def insertData(self, offset, arg):
        self._check(offset)
        if arg:
            self.data = self.data[:offset] + arg + self.data[offset:]

    def deleteData(self, offset, count):
        self._check(offset, count)
        self.data = self.data[:offset] + self.data[offset + count:]

    def replaceData(self, offset, count, arg):
        self._check(offset, count)
        self.data = self.data[:offset] + arg + self.data[offset + count:]


class Text(CharacterData):
    """Text."""

    nodeType = Node.TEXT_NODE
    nodeName = "#text"

    def splitText(self, offset):
        if offset < 0 or offset > len(self.data):
            raise xml.dom.IndexSizeErr("illegal offset value")
        rest = self.__class__()
        rest.data = self.data[offset:]
        rest.ownerDocument = self.ownerDocument
        if self.parentNode is not None:
            self.parentNode.insertBefore(rest, self.nextSibling)
        self.data = self.data[:offset]
        return rest

    def writexml(self, writer, indent="", addindent="", newl=""):
        _write_data(writer, "%s%s%s" % (indent, self.data, newl))

    def _neighbours(self):
        """The texts next to this one, with it, in order."""
        nodes = [self]
        node = self.previousSibling
        while node is not None and node.nodeType in _CHARACTER_TYPES:
            nodes.insert(0, node)
            node = node.previousSibling
        node = self.nextSibling
        while node is not None and node.nodeType in _CHARACTER_TYPES:
            nodes.append(node)
            node = node.nextSibling
        return nodes

    def _get_wholeText(self):
        return "".join(node.data for node in self._neighbours())

    wholeText = _computed("wholeText", _get_wholeText)

    def replaceWholeText(self, content):
        parent = self.parentNode
        for node in self._neighbours():
            if node is not self:
                parent.removeChild(node)
        if content:
            self.data = content
            return self
        parent.removeChild(self)
        return None

    def _get_isWhitespaceInElementContent(self):
        if self.data.strip():
            return False
        element = self.parentNode
        if element is None or element.nodeType != Node.ELEMENT_NODE or self.ownerDocument is None:
            return False
        info = self.ownerDocument._get_elem_info(element)
        return info is not None and info.isElementContent()

    isWhitespaceInElementContent = _computed("isWhitespaceInElementContent", _get_isWhitespaceInElementContent)


class Comment(CharacterData):
    """A comment."""

    nodeType = Node.COMMENT_NODE
    nodeName = "#comment"

    def __init__(self, data):
        self.data = data

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "--" in self.data:
            raise ValueError("'--' is not allowed in a comment node")
        writer.write("%s<!--%s-->%s" % (indent, self.data, newl))


class CDATASection(Text):
    """A CDATA section."""

    nodeType = Node.CDATA_SECTION_NODE
    nodeName = "#cdata-section"

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "]]>" in self.data:
            raise ValueError("']]>' not allowed in a CDATA section")
        writer.write("<![CDATA[%s]]>" % self.data)


class DOMImplementation(object):
    """Makes documents."""

    _features = [
        ("core", "1.0"), ("core", "2.0"), ("core", None), ("xml", "1.0"), ("xml", "2.0"), ("xml", None)]

    def hasFeature(self, feature, version):
        return (feature.lower(), version or None) in self._features

    def createDocument(self, namespaceURI, qualifiedName, doctype):
        if doctype is not None and doctype.parentNode is not None:
            raise xml.dom.WrongDocumentErr("doctype object owned by another DOM tree")
        doc = self._create_document()
        empty = namespaceURI is None and qualifiedName is None and doctype is None
        if not qualifiedName and not empty:
            raise xml.dom.InvalidCharacterErr("Element with no name")
        if doctype is not None:
            doc.appendChild(doctype)
        if not empty:
            prefix = _split_name(qualifiedName)[0]
            if prefix == "xml" and namespaceURI != XML_NAMESPACE:
                raise xml.dom.NamespaceErr("illegal use of 'xml' prefix")
            if prefix and not namespaceURI:
                raise xml.dom.NamespaceErr("illegal use of prefix without namespaces")
            doc.appendChild(doc.createElementNS(namespaceURI, qualifiedName))
        if doctype is not None:
            doctype.ownerDocument = doc
        doc.doctype = doctype
        doc.implementation = self
        return doc

    def createDocumentType(self, qualifiedName, publicId, systemId):
        doctype = DocumentType(qualifiedName)
        doctype.publicId = publicId
        doctype.systemId = systemId
        return doctype

    def getInterface(self, feature):
        return self if self.hasFeature(feature, None) else None

    def _create_document(self):
        return Document()


class Document(_Searchable, Node):
    """A document."""

    nodeType = Node.DOCUMENT_NODE
    nodeName = "#document"
    implementation = DOMImplementation()
    doctype = None
    actualEncoding = encoding = standalone = version = errorHandler = documentURI = None
    strictErrorChecking = False
    _child_node_types = (
        Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.DOCUMENT_TYPE_NODE)
    #: Whether some attribute was made an ID by a call.
    _has_ids = False
    #: ID to element, or None where it has to be found out.
    _id_cache = None

    def __init__(self):
        self.childNodes = NodeList()
        #: Element name to what the document type says of it.
        self._elem_info = {}

    def _get_elem_info(self, element):
        return self._elem_info.get(element.tagName)

    def _get_documentElement(self):
        for node in self.childNodes:
            if node.nodeType == Node.ELEMENT_NODE:
                return node
        return None

    documentElement = _computed("documentElement", _get_documentElement)

    def _get_doctype(self):
        return self.doctype

    def _may_have(self, node):
        Node._may_have(self, node)
        if (node.nodeType == Node.ELEMENT_NODE and node.parentNode is not self and
                self.documentElement is not None):
            raise xml.dom.HierarchyRequestErr("two document elements disallowed")

    def replaceChild(self, newChild, oldChild):
        if newChild.nodeType == Node.ELEMENT_NODE and oldChild is self.documentElement:
            Node._may_have(self, newChild)
            if newChild is oldChild:
                return None
            index = self._index(oldChild)
            if newChild.parentNode is not None:
                newChild.parentNode.removeChild(newChild)
            self._unlink(index)
            self._link(index, newChild)
            return oldChild
        return Node.replaceChild(self, newChild, oldChild)

    def removeChild(self, oldChild):
        node = Node.removeChild(self, oldChild)
        if node is self.doctype:
            self.doctype = None
        return node

    def unlink(self):
        if self.doctype is not None:
            self.doctype.unlink()
            self.doctype = None
        Node.unlink(self)

    def cloneNode(self, deep):
        if not deep:
            return None
        from xml.dom._minidom_clone import clone
        made = self.implementation.createDocument(None, None, None)
        made.encoding = self.encoding
        made.standalone = self.standalone
        made.version = self.version
        for node in self.childNodes:
            child = clone(node, deep, made)
            made._link(len(made.childNodes), child)
            if child.nodeType == Node.DOCUMENT_TYPE_NODE:
                made.doctype = child
        self._call_user_data_handler(xml.dom.UserDataHandler.NODE_CLONED, self, made)
        return made

    # ---- making nodes

    def _own(self, node):
        node.ownerDocument = self
        return node

    def createDocumentFragment(self):
        return self._own(DocumentFragment())

    def createElement(self, tagName):
        return self._own(Element(tagName))

    def createElementNS(self, namespaceURI, qualifiedName):
        return self._own(Element(qualifiedName, namespaceURI, _split_name(qualifiedName)[0]))

    def createTextNode(self, data):
        if not isinstance(data, basestring):
            raise TypeError("node contents must be a string")
        node = Text()
        node.data = data
        return self._own(node)

    def createCDATASection(self, data):
        if not isinstance(data, basestring):
            raise TypeError("node contents must be a string")
        node = CDATASection()
        node.data = data
        return self._own(node)

    def createComment(self, data):
        return self._own(Comment(data))

    def createProcessingInstruction(self, target, data):
        return self._own(ProcessingInstruction(target, data))

    def createAttribute(self, qName):
        return self._own(Attr(qName))

    def createAttributeNS(self, namespaceURI, qualifiedName):
        prefix, local = _split_name(qualifiedName)
        return self._own(Attr(qualifiedName, namespaceURI, local, prefix))

    # ---- finding

    def getElementById(self, id):
        if not self._has_ids and not self._elem_info:
            return None
        if self._id_cache is None:
            cache = {}
            for element in _collect(self, [], lambda element: True):
                for attr in element._attributes._attrs.values():
                    if attr.isId:
                        cache.setdefault(attr.value, element)
            self._id_cache = cache
        return self._id_cache.get(id)

    def isSupported(self, feature, version):
        return self.implementation.hasFeature(feature, version)

    def importNode(self, node, deep):
        if node.nodeType == Node.DOCUMENT_NODE:
            raise xml.dom.NotSupportedErr("cannot import document nodes")
        if node.nodeType == Node.DOCUMENT_TYPE_NODE:
            raise xml.dom.NotSupportedErr("cannot import document type nodes")
        from xml.dom._minidom_clone import clone
        return clone(node, deep, self)

    def renameNode(self, n, namespaceURI, name):
        if n.ownerDocument is not self:
            raise xml.dom.WrongDocumentErr("cannot rename nodes from other documents")
        if n.nodeType not in (Node.ELEMENT_NODE, Node.ATTRIBUTE_NODE):
            raise xml.dom.NotSupportedErr("renameNode() only applies to element and attribute nodes")
        prefix, local = None, None
        if namespaceURI != EMPTY_NAMESPACE:
            prefix, local = _check_name(namespaceURI, name)
            if (name == "xmlns" and n.nodeType == Node.ATTRIBUTE_NODE and
                    namespaceURI != XMLNS_NAMESPACE):
                raise xml.dom.NamespaceErr("illegal use of the 'xmlns' attribute")
        if n.nodeType == Node.ATTRIBUTE_NODE:
            element = n.ownerElement
            if element is not None:
                element._attributes._drop(n)
            n._name = name
            n._local = local
            n.prefix = prefix
            n.namespaceURI = namespaceURI
            if element is not None:
                n.ownerElement = element
                element._attributes._put(n)
                _forget_ids(element)
        else:
            n.prefix = prefix
            n.namespaceURI = namespaceURI
            n.tagName = n.nodeName = name
        n._call_user_data_handler(xml.dom.UserDataHandler.NODE_RENAMED, n, None)
        return n

    def writexml(self, writer, indent="", addindent="", newl="", encoding=None):
        if encoding is None:
            writer.write('<?xml version="1.0" ?>' + newl)
        else:
            writer.write('<?xml version="1.0" encoding="%s"?>%s' % (encoding, newl))
        for node in self.childNodes:
            node.writexml(writer, indent, addindent, newl)


def _do_pulldom_parse(func, args, kwargs):
    events = func(*args, **kwargs)
    toktype, root = events.getEvent()
    events.expandNode(root)
    events.clear()
    return root


def parse(file, parser=None, bufsize=None):
    """A document from a file or its name."""
    if parser is None and not bufsize:
        from xml.dom import expatbuilder
        return expatbuilder.parse(file)
    from xml.dom import pulldom
    return _do_pulldom_parse(pulldom.parse, (file,), {"parser": parser, "bufsize": bufsize})


def parseString(string, parser=None):
    """A document from bytes."""
    if parser is None:
        from xml.dom import expatbuilder
        return expatbuilder.parseString(string)
    from xml.dom import pulldom
    return _do_pulldom_parse(pulldom.parseString, (string,), {"parser": parser})


def getDOMImplementation(features=None):
    """The implementation of this module, if it has the features."""
    if features:
        if isinstance(features, basestring):
            from xml.dom import domreg
            features = domreg._features(features)
        for feature, version in features:
            if not Document.implementation.hasFeature(feature, version):
                return None
    return Document.implementation
