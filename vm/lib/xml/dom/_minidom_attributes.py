# SPDX-License-Identifier: MIT
"""The attributes of minidom's elements."""
import xml.dom
from xml.dom import EMPTY_NAMESPACE
from xml.dom._minidom_doctype import _no_type
from xml.dom._minidom_nodes import Node, _computed, _forget_ids, _split_name
from xml.dom.minicompat import NodeList


class Attr(Node):
    """An attribute."""

    __module__ = "xml.dom.minidom"

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
            from xml.dom.minidom import Text
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

    __module__ = "xml.dom.minidom"

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
