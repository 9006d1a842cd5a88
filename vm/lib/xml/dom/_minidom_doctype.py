# SPDX-License-Identifier: MIT
"""The document type of minidom's documents, and what it says of elements and attributes."""
import xml.dom
from xml.dom._minidom_nodes import Childless, Node, _computed, _split_name
from xml.dom.minicompat import NodeList


class TypeInfo(object):
    """The type of an element or attribute."""

    __module__ = "xml.dom.minidom"

    __slots__ = "namespace", "name"

    def __init__(self, namespace, name):
        self.namespace = namespace
        self.name = name

    def __repr__(self):
        if self.namespace:
            return "<TypeInfo %r (from %r)>" % (self.name, self.namespace)
        return "<TypeInfo %r>" % self.name

    def _get_name(self):
        return self.name

    def _get_namespace(self):
        return self.namespace


_no_type = TypeInfo(None, None)


class ElementInfo(object):
    """What the document type says of an element; nothing, where nobody reads it."""

    __module__ = "xml.dom.minidom"

    def __init__(self, name):
        self.tagName = name

    def getAttributeType(self, aname):
        return _no_type

    def getAttributeTypeNS(self, namespaceURI, localName):
        return _no_type

    def isElementContent(self):
        return False

    def isEmpty(self):
        return False

    def isId(self, aname):
        return False

    def isIdNS(self, namespaceURI, localName):
        return False


class ReadOnlySequentialNamedNodeMap(object):
    """The entities or notations of a document type."""

    __module__ = "xml.dom.minidom"

    def __init__(self, seq=()):
        self._seq = seq

    def __len__(self):
        return len(self._seq)

    length = _computed("length", lambda self: len(self._seq))

    def getNamedItem(self, name):
        for node in self._seq:
            if node.nodeName == name:
                return node
        return None

    def getNamedItemNS(self, namespaceURI, localName):
        for node in self._seq:
            if node.namespaceURI == namespaceURI and node.localName == localName:
                return node
        return None

    def __getitem__(self, key):
        node = self.getNamedItemNS(*key) if isinstance(key, tuple) else self.getNamedItem(key)
        if node is None:
            raise KeyError(key)
        return node

    def item(self, index):
        return self._seq[index] if 0 <= index < len(self._seq) else None

    def _refuse(self, *args):
        raise xml.dom.NoModificationAllowedErr("NamedNodeMap instance is read-only")

    removeNamedItem = removeNamedItemNS = setNamedItem = setNamedItemNS = _refuse


class Identified(object):
    """Nodes with public and system identifiers."""

    __module__ = "xml.dom.minidom"

    publicId = None
    systemId = None

    def _get_publicId(self):
        return self.publicId

    def _get_systemId(self):
        return self.systemId


class DocumentType(Identified, Childless, Node):
    """A document type."""

    __module__ = "xml.dom.minidom"

    nodeType = Node.DOCUMENT_TYPE_NODE
    name = None
    internalSubset = None

    def __init__(self, qualifiedName):
        self.entities = ReadOnlySequentialNamedNodeMap()
        self.notations = ReadOnlySequentialNamedNodeMap()
        if qualifiedName:
            self.name = _split_name(qualifiedName)[1]
        self.nodeName = self.name

    def _get_internalSubset(self):
        return self.internalSubset

    def cloneNode(self, deep):
        if self.ownerDocument is not None:
            return None
        from xml.dom._minidom_clone import clone_doctype
        return clone_doctype(self, deep, None, xml.dom.UserDataHandler.NODE_CLONED)

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write("<!DOCTYPE " + self.name)
        if self.publicId:
            writer.write("%s  PUBLIC '%s'%s  '%s'" % (newl, self.publicId, newl, self.systemId))
        elif self.systemId:
            writer.write("%s  SYSTEM '%s'" % (newl, self.systemId))
        if self.internalSubset is not None:
            writer.write(" [%s]" % self.internalSubset)
        writer.write(">" + newl)


class Entity(Identified, Node):
    """A declared entity."""

    __module__ = "xml.dom.minidom"

    nodeType = Node.ENTITY_NODE
    actualEncoding = None
    encoding = None
    version = None

    def __init__(self, name, publicId, systemId, notation):
        self.nodeName = name
        self.notationName = notation
        self.childNodes = NodeList()
        self.publicId = publicId
        self.systemId = systemId

    def _refuse(self, *args):
        raise xml.dom.HierarchyRequestErr("cannot change the children of an entity")

    appendChild = insertBefore = removeChild = replaceChild = _refuse


class Notation(Identified, Childless, Node):
    """A declared notation."""

    __module__ = "xml.dom.minidom"

    nodeType = Node.NOTATION_NODE

    def __init__(self, name, publicId, systemId):
        self.nodeName = name
        self.publicId = publicId
        self.systemId = systemId
