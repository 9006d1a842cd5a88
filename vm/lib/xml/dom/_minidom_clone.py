# SPDX-License-Identifier: MIT
"""Copies of minidom's nodes."""
import xml.dom
from xml.dom._minidom_doctype import DocumentType, Entity, Notation
from xml.dom._minidom_nodes import Node


def clone_doctype(node, deep, document, operation):
    """A copy of a document type; operation: what handlers of user data are told."""
    made = DocumentType(None)
    made.name = made.nodeName = node.name
    made.publicId = node.publicId
    made.systemId = node.systemId
    made.ownerDocument = document
    if deep:
        made.entities._seq = []
        made.notations._seq = []
        for n in node.notations._seq:
            other = Notation(n.nodeName, n.publicId, n.systemId)
            other.ownerDocument = document
            made.notations._seq.append(other)
            n._call_user_data_handler(operation, n, other)
        for e in node.entities._seq:
            other = Entity(e.nodeName, e.publicId, e.systemId, e.notationName)
            other.actualEncoding = e.actualEncoding
            other.encoding = e.encoding
            other.version = e.version
            other.ownerDocument = document
            made.entities._seq.append(other)
            e._call_user_data_handler(operation, e, other)
    node._call_user_data_handler(operation, node, made)
    return made


def clone(node, deep, document):
    """A copy of a node that belongs to `document`."""
    operation = xml.dom.UserDataHandler.NODE_CLONED
    if node.ownerDocument is not document:
        operation = xml.dom.UserDataHandler.NODE_IMPORTED
    kind = node.nodeType
    if kind == Node.ELEMENT_NODE:
        made = document.createElementNS(node.namespaceURI, node.nodeName)
        for attr in node._attributes.values():
            made.setAttributeNS(attr.namespaceURI, attr.nodeName, attr.value)
            other = made.getAttributeNodeNS(attr.namespaceURI, attr.localName or attr.nodeName)
            other.specified = attr.specified
            other._is_id = attr._is_id
        if deep:
            for child in node.childNodes:
                made._link(len(made.childNodes), clone(child, deep, document))
    elif kind == Node.DOCUMENT_FRAGMENT_NODE:
        made = document.createDocumentFragment()
        if deep:
            for child in node.childNodes:
                made._link(len(made.childNodes), clone(child, deep, document))
    elif kind == Node.TEXT_NODE:
        made = document.createTextNode(node.data)
    elif kind == Node.CDATA_SECTION_NODE:
        made = document.createCDATASection(node.data)
    elif kind == Node.PROCESSING_INSTRUCTION_NODE:
        made = document.createProcessingInstruction(node.target, node.data)
    elif kind == Node.COMMENT_NODE:
        made = document.createComment(node.data)
    elif kind == Node.ATTRIBUTE_NODE:
        made = document.createAttributeNS(node.namespaceURI, node.nodeName)
        made.specified = True
        made.value = node.value
    elif kind == Node.DOCUMENT_TYPE_NODE:
        return clone_doctype(node, deep, document, operation)
    else:
        raise xml.dom.NotSupportedErr("Cannot clone node %r" % node)
    node._call_user_data_handler(operation, node, made)
    return made
