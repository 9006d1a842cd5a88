# SPDX-License-Identifier: MIT
# One file, because programs import, subclass and patch all of it as one module.
"""A small DOM: parse(file), parseString(text), and the nodes of documents."""
import xml.dom
from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XML_NAMESPACE, XMLNS_NAMESPACE
from xml.dom.minicompat import EmptyNodeList, NodeList

_CHARACTER_TYPES = (xml.dom.Node.TEXT_NODE, xml.dom.Node.CDATA_SECTION_NODE)


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
        return _clone(self, deep, self.ownerDocument or self)

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


def _escaped(text):
    if text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace(">", "&gt;")
    return text or ""


def _write_data(writer, data):
    writer.write(_escaped(data))


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

    nodeType = Node.DOCUMENT_FRAGMENT_NODE
    nodeName = "#document-fragment"
    _child_node_types = (
        Node.ELEMENT_NODE, Node.TEXT_NODE, Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE,
        Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.NOTATION_NODE)

    def __init__(self):
        self.childNodes = NodeList()


class TypeInfo(object):
    """The type of an element or attribute."""

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


class Attr(Node):
    """An attribute."""

    nodeType = Node.ATTRIBUTE_NODE
    ownerElement = None
    specified = False
    _is_id = False
    _type = None
    _child_node_types = (Node.TEXT_NODE, Node.ENTITY_REFERENCE_NODE)

    def __init__(self, qName, namespaceURI=EMPTY_NAMESPACE, localName=None, prefix=None):
        self._name = qName
        self.namespaceURI = namespaceURI
        self.prefix = prefix
        self._local = localName
        self._value = ""
        self._children = None

    def _get_localName(self):
        if self._local is None and self.namespaceURI is not None:
            return _split_name(self._name)[1]
        return self._local

    def _set_name(self, value):
        element = self.ownerElement
        if element is not None:
            element._attributes._drop(self)
        self._name = value
        if element is not None:
            element._attributes._put(self)

    name = nodeName = property(lambda self: self._name, _set_name)

    def _set_value(self, value):
        self._value = value
        self._children = None
        if self.ownerElement is not None:
            _forget_ids(self.ownerElement)

    value = nodeValue = property(lambda self: self._value, _set_value)

    def _get_childNodes(self):
        if self._children is None:
            self._children = NodeList()
            text = Text()
            text.data = self._value
            text.ownerDocument = self.ownerDocument
            text.parentNode = self
            self._children.append(text)
        return self._children

    def _set_childNodes(self, nodes):
        self._children = nodes

    childNodes = property(_get_childNodes, _set_childNodes)

    def _get_specified(self):
        return self.specified

    def _get_isId(self):
        if self._is_id:
            return True
        element, document = self.ownerElement, self.ownerDocument
        if element is None or document is None:
            return False
        info = document._get_elem_info(element)
        if info is None:
            return False
        if self.namespaceURI:
            return info.isIdNS(self.namespaceURI, self.localName)
        return info.isId(self.nodeName)

    isId = _computed("isId", _get_isId)

    def _get_schemaType(self):
        element, document = self.ownerElement, self.ownerDocument
        info = document._get_elem_info(element) if document is not None and element is not None else None
        if info is None:
            return _no_type
        if self.namespaceURI:
            return info.getAttributeTypeNS(self.namespaceURI, self.localName)
        return info.getAttributeType(self.nodeName)

    schemaType = _computed("schemaType", _get_schemaType)

    def unlink(self):
        element = self.ownerElement
        if element is not None and element._attributes is not None:
            element._attributes._drop(self)
        self.ownerElement = self.ownerDocument = None
        self._is_id = False
        self._children = NodeList()


class NamedNodeMap(object):
    """The attributes of an element, by name and by (namespace, local name)."""

    __hash__ = None

    def __init__(self, attrs, attrsNS, ownerElement):
        self._attrs = attrs
        self._attrsNS = attrsNS
        self._ownerElement = ownerElement

    def _put(self, attr):
        self._attrs[attr._name] = attr
        self._attrsNS[attr.namespaceURI, attr.localName or attr._name] = attr

    def _drop(self, attr):
        for table, key in (
                (self._attrs, attr._name), (self._attrsNS, (attr.namespaceURI, attr.localName or attr._name))):
            if table.get(key) is attr:
                del table[key]

    def _get_length(self):
        return len(self._attrs)

    length = _computed("length", _get_length)

    def item(self, index):
        keys = self._attrs.keys()
        return self._attrs[keys[index]] if 0 <= index < len(keys) else None

    def items(self):
        return [(attr.nodeName, attr.value) for attr in self._attrs.values()]

    def itemsNS(self):
        return [((attr.namespaceURI, attr.localName), attr.value) for attr in self._attrs.values()]

    def has_key(self, key):
        return key in (self._attrs if isinstance(key, basestring) else self._attrsNS)

    __contains__ = has_key

    def keys(self):
        return self._attrs.keys()

    def keysNS(self):
        return self._attrsNS.keys()

    def values(self):
        return self._attrs.values()

    def get(self, name, value=None):
        return self._attrs.get(name, value)

    def __len__(self):
        return len(self._attrs)

    def __cmp__(self, other):
        if isinstance(other, NamedNodeMap) and self._attrs is other._attrs:
            return 0
        return cmp(id(self), id(other))

    def __getitem__(self, key):
        return self._attrsNS[key] if isinstance(key, tuple) else self._attrs[key]

    def __setitem__(self, attname, value):
        if isinstance(value, basestring):
            attr = self._attrs.get(attname)
            if attr is None:
                attr = Attr(attname)
                attr.ownerDocument = self._ownerElement.ownerDocument
                self.setNamedItem(attr)
            attr.value = value
        else:
            if not isinstance(value, Attr):
                raise TypeError("value must be a string or Attr object")
            self.setNamedItem(value)

    def __delitem__(self, key):
        self[key].unlink()
        _forget_ids(self._ownerElement)

    def getNamedItem(self, name):
        return self._attrs.get(name)

    def getNamedItemNS(self, namespaceURI, localName):
        return self._attrsNS.get((namespaceURI, localName))

    def setNamedItem(self, node):
        if not isinstance(node, Attr):
            raise xml.dom.HierarchyRequestErr("%r cannot be child of %r" % (node, self))
        old = self._attrs.get(node.name)
        if old is not None:
            old.unlink()
        self._put(node)
        node.ownerElement = self._ownerElement
        _forget_ids(self._ownerElement)
        return old

    def setNamedItemNS(self, node):
        return self.setNamedItem(node)

    def _remove(self, attr):
        if attr is None:
            raise xml.dom.NotFoundErr()
        self._drop(attr)
        attr.ownerElement = None
        _forget_ids(self._ownerElement)
        return attr

    def removeNamedItem(self, name):
        return self._remove(self._attrs.get(name))

    def removeNamedItemNS(self, namespaceURI, localName):
        return self._remove(self._attrsNS.get((namespaceURI, localName)))


AttributeList = NamedNodeMap


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


class Searchable(object):
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


class Element(Searchable, Node):
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
            writer.write(' %s="%s"' % (name, _escaped(attrs[name].value)))
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


class Childless(object):
    """Nodes that have no children."""

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


class ReadOnlySequentialNamedNodeMap(object):
    """The entities or notations of a document type."""

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

    publicId = None
    systemId = None

    def _get_publicId(self):
        return self.publicId

    def _get_systemId(self):
        return self.systemId


class DocumentType(Identified, Childless, Node):
    """A document type."""

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
        return _clone_doctype(self, deep, None, xml.dom.UserDataHandler.NODE_CLONED)

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

    nodeType = Node.NOTATION_NODE

    def __init__(self, name, publicId, systemId):
        self.nodeName = name
        self.publicId = publicId
        self.systemId = systemId


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


class ElementInfo(object):
    """What the document type says of an element; nothing, where nobody reads it."""

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


class Document(Searchable, Node):
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
        clone = self.implementation.createDocument(None, None, None)
        clone.encoding = self.encoding
        clone.standalone = self.standalone
        clone.version = self.version
        for node in self.childNodes:
            child = _clone(node, deep, clone)
            clone._link(len(clone.childNodes), child)
            if child.nodeType == Node.DOCUMENT_TYPE_NODE:
                clone.doctype = child
        self._call_user_data_handler(xml.dom.UserDataHandler.NODE_CLONED, self, clone)
        return clone

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
        return _clone(node, deep, self)

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


def _clone_doctype(node, deep, document, operation):
    clone = DocumentType(None)
    clone.name = clone.nodeName = node.name
    clone.publicId = node.publicId
    clone.systemId = node.systemId
    clone.ownerDocument = document
    if deep:
        clone.entities._seq = []
        clone.notations._seq = []
        for n in node.notations._seq:
            other = Notation(n.nodeName, n.publicId, n.systemId)
            other.ownerDocument = document
            clone.notations._seq.append(other)
            n._call_user_data_handler(operation, n, other)
        for e in node.entities._seq:
            other = Entity(e.nodeName, e.publicId, e.systemId, e.notationName)
            other.actualEncoding = e.actualEncoding
            other.encoding = e.encoding
            other.version = e.version
            other.ownerDocument = document
            clone.entities._seq.append(other)
            e._call_user_data_handler(operation, e, other)
    node._call_user_data_handler(operation, node, clone)
    return clone


def _clone(node, deep, document):
    """A copy of a node that belongs to `document`."""
    operation = xml.dom.UserDataHandler.NODE_CLONED
    if node.ownerDocument is not document:
        operation = xml.dom.UserDataHandler.NODE_IMPORTED
    kind = node.nodeType
    if kind == Node.ELEMENT_NODE:
        clone = document.createElementNS(node.namespaceURI, node.nodeName)
        for attr in node._attributes.values():
            clone.setAttributeNS(attr.namespaceURI, attr.nodeName, attr.value)
            other = clone.getAttributeNodeNS(attr.namespaceURI, attr.localName or attr.nodeName)
            other.specified = attr.specified
            other._is_id = attr._is_id
        if deep:
            for child in node.childNodes:
                clone._link(len(clone.childNodes), _clone(child, deep, document))
    elif kind == Node.DOCUMENT_FRAGMENT_NODE:
        clone = document.createDocumentFragment()
        if deep:
            for child in node.childNodes:
                clone._link(len(clone.childNodes), _clone(child, deep, document))
    elif kind == Node.TEXT_NODE:
        clone = document.createTextNode(node.data)
    elif kind == Node.CDATA_SECTION_NODE:
        clone = document.createCDATASection(node.data)
    elif kind == Node.PROCESSING_INSTRUCTION_NODE:
        clone = document.createProcessingInstruction(node.target, node.data)
    elif kind == Node.COMMENT_NODE:
        clone = document.createComment(node.data)
    elif kind == Node.ATTRIBUTE_NODE:
        clone = document.createAttributeNS(node.namespaceURI, node.nodeName)
        clone.specified = True
        clone.value = node.value
    elif kind == Node.DOCUMENT_TYPE_NODE:
        return _clone_doctype(node, deep, document, operation)
    else:
        raise xml.dom.NotSupportedErr("Cannot clone node %r" % node)
    node._call_user_data_handler(operation, node, clone)
    return clone


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
