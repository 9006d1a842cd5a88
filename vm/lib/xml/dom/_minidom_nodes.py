# SPDX-License-Identifier: MIT
"""What all nodes of minidom have in common: names, the tree, searching in it."""
import xml.dom
from xml.dom import EMPTY_PREFIX, XML_NAMESPACE, XMLNS_NAMESPACE
from xml.dom.minicompat import EmptyNodeList, NodeList


def _read_only(name):
    def refuse(self, value):
        raise xml.dom.NoModificationAllowedErr("attempt to modify read-only attribute " + repr(name))
    return refuse


def _computed(name, getter):
    return property(getter, _read_only(name))


def _split_name(qname):
    """(prefix or None, local name)."""
    prefix, colon, local = qname.partition(":")
    return (prefix, local) if colon else (None, qname)


def _check_name(uri, qname):
    """Refuses names in namespaces that are not theirs; (prefix, local name)."""
    prefix, local = _split_name(qname)
    if prefix == "xmlns" and uri != XMLNS_NAMESPACE:
        raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix")
    return prefix, local


class Node(xml.dom.Node):
    """Any node."""

    __module__ = "xml.dom.minidom"

    namespaceURI = None
    parentNode = None
    ownerDocument = None
    nextSibling = None
    previousSibling = None
    prefix = EMPTY_PREFIX
    nodeValue = None
    attributes = None
    _user_data = None
    #: Types of nodes that may be children.
    _child_node_types = ()

    def __nonzero__(self):
        return True

    def _get_localName(self):
        return None

    localName = _computed("localName", lambda self: self._get_localName())
    firstChild = _computed("firstChild", lambda self: self.childNodes[0] if self.childNodes else None)
    lastChild = _computed("lastChild", lambda self: self.childNodes[-1] if self.childNodes else None)

    def _get_childNodes(self):
        return self.childNodes

    def _get_firstChild(self):
        return self.firstChild

    def _get_lastChild(self):
        return self.lastChild

    def hasChildNodes(self):
        return bool(self.childNodes)

    # ---- writing

    def toxml(self, encoding=None):
        """The node as XML text; bytes where an encoding is given."""
        return self.toprettyxml("", "", encoding)

    def toprettyxml(self, indent="\t", newl="\n", encoding=None):
        """The node as XML text, indented."""
        parts = _Parts()
        if self.nodeType == Node.DOCUMENT_NODE:
            self.writexml(parts, "", indent, newl, encoding)
        else:
            self.writexml(parts, "", indent, newl)
        text = "".join(parts.parts)
        return text if encoding is None else text.encode(encoding, "xmlcharrefreplace")

    # ---- the tree

    def _may_have(self, node):
        if node.nodeType not in self._child_node_types:
            raise xml.dom.HierarchyRequestErr("%r cannot be child of %r" % (node, self))

    def _link(self, index, node):
        """Puts a node without parent at an index."""
        children = self.childNodes
        children.insert(index, node)
        node.parentNode = self
        before = children[index - 1] if index > 0 else None
        after = children[index + 1] if index + 1 < len(children) else None
        node.previousSibling = before
        node.nextSibling = after
        if before is not None:
            before.nextSibling = node
        if after is not None:
            after.previousSibling = node
        _forget_ids(self)

    def _index(self, node):
        for index, child in enumerate(self.childNodes):
            if child is node:
                return index
        raise xml.dom.NotFoundErr()

    def _unlink(self, index):
        """Takes the node at an index out."""
        node = self.childNodes.pop(index)
        if node.previousSibling is not None:
            node.previousSibling.nextSibling = node.nextSibling
        if node.nextSibling is not None:
            node.nextSibling.previousSibling = node.previousSibling
        node.parentNode = node.previousSibling = node.nextSibling = None
        _forget_ids(self)
        return node

    def insertBefore(self, newChild, refChild):
        if newChild.nodeType == self.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(newChild.childNodes):
                self.insertBefore(child, refChild)
            return newChild
        self._may_have(newChild)
        if refChild is not None:
            self._index(refChild)
        if newChild is refChild:
            return newChild
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        self._link(len(self.childNodes) if refChild is None else self._index(refChild), newChild)
        return newChild

    def appendChild(self, node):
        if node.nodeType == self.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(node.childNodes):
                self.appendChild(child)
            return node
        self._may_have(node)
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        self._link(len(self.childNodes), node)
        return node

    def replaceChild(self, newChild, oldChild):
        if newChild.nodeType == self.DOCUMENT_FRAGMENT_NODE:
            after = oldChild.nextSibling
            self.removeChild(oldChild)
            return self.insertBefore(newChild, after)
        self._may_have(newChild)
        if newChild is oldChild:
            return None
        self._index(oldChild)
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        index = self._index(oldChild)
        self._unlink(index)
        self._link(index, newChild)
        return oldChild

    def removeChild(self, oldChild):
        return self._unlink(self._index(oldChild))

    def normalize(self):
        """Joins adjacent texts and removes empty ones, here and below."""
        index = 0
        while index < len(self.childNodes):
            child = self.childNodes[index]
            if child.nodeType == Node.TEXT_NODE:
                before = child.previousSibling
                if not child.data:
                    self._unlink(index)
                    continue
                if before is not None and before.nodeType == Node.TEXT_NODE:
                    before.data = before.data + child.data
                    self._unlink(index)
                    continue
            else:
                child.normalize()
            index += 1

    def unlink(self):
        """Takes the tree apart."""
        self.parentNode = self.ownerDocument = None
        if self.childNodes:
            for child in self.childNodes:
                child.unlink()
            self.childNodes = NodeList()
        self.previousSibling = self.nextSibling = None

    # ---- the rest

    def cloneNode(self, deep):
        from xml.dom._minidom_clone import clone
        return clone(self, deep, self.ownerDocument or self)

    def isSupported(self, feature, version):
        return self.ownerDocument.implementation.hasFeature(feature, version)

    def isSameNode(self, other):
        return self is other

    def getInterface(self, feature):
        return self if self.isSupported(feature, None) else None

    def getUserData(self, key):
        return self._user_data[key][0] if self._user_data and key in self._user_data else None

    def setUserData(self, key, data, handler):
        table = self._user_data
        old = self.getUserData(key)
        if data is None:
            if old is not None:
                del table[key]
        else:
            if table is None:
                table = self._user_data = {}
            table[key] = data, handler
        return old

    def _call_user_data_handler(self, operation, src, dst):
        if self._user_data:
            for key, (data, handler) in self._user_data.items():
                if handler is not None:
                    handler.handle(operation, key, data, src, dst)


class _Parts(object):
    """A writer that keeps what is written."""

    def __init__(self):
        self.parts = []
        self.write = self.parts.append


def _in_document(node):
    while node is not None:
        if node.nodeType == Node.DOCUMENT_NODE:
            return True
        node = node.parentNode
    return False


def _forget_ids(node):
    """A tree changed: what elements the IDs name is looked up again."""
    document = node if node.nodeType == Node.DOCUMENT_NODE else node.ownerDocument
    if document is not None and document._id_cache is not None:
        document._id_cache = None


class DocumentFragment(Node):
    """Nodes without a common parent."""

    __module__ = "xml.dom.minidom"

    nodeType = Node.DOCUMENT_FRAGMENT_NODE
    nodeName = "#document-fragment"
    _child_node_types = (
        Node.ELEMENT_NODE, Node.TEXT_NODE, Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE,
        Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.NOTATION_NODE)

    def __init__(self):
        self.childNodes = NodeList()


class Childless(object):
    """Nodes that have no children."""

    __module__ = "xml.dom.minidom"

    attributes = None
    childNodes = EmptyNodeList()
    firstChild = None
    lastChild = None

    def _get_firstChild(self):
        return None

    def _get_lastChild(self):
        return None

    def hasChildNodes(self):
        return False

    def normalize(self):
        pass

    def appendChild(self, node):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes cannot have children")

    def insertBefore(self, newChild, refChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")

    def removeChild(self, oldChild):
        raise xml.dom.NotFoundErr(self.nodeName + " nodes do not have children")

    def replaceChild(self, newChild, oldChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")


def _collect(parent, found, wanted):
    """Adds the elements below `parent` that are wanted, in document order. Without recursion: trees may be deep."""
    stack = [iter(parent.childNodes)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.nodeType == Node.ELEMENT_NODE:
            if wanted(node):
                found.append(node)
            stack.append(iter(node.childNodes))
    return found


class _Searchable(object):
    """Nodes below which elements are looked for."""

    def getElementsByTagName(self, name):
        found = NodeList()
        _collect(self, found, lambda element: name == "*" or element.tagName == name)
        return found

    def getElementsByTagNameNS(self, namespaceURI, localName):
        found = NodeList()
        _collect(self, found, lambda element: (
            (localName == "*" or element.localName == localName) and
            (namespaceURI == "*" or element.namespaceURI == namespaceURI)))
        return found
