# SPDX-License-Identifier: MIT
"""The Document Object Model: constants and exceptions; `minidom` has the nodes."""


class Node(object):
    """The types of nodes."""

    ELEMENT_NODE = 1
    ATTRIBUTE_NODE = 2
    TEXT_NODE = 3
    CDATA_SECTION_NODE = 4
    ENTITY_REFERENCE_NODE = 5
    ENTITY_NODE = 6
    PROCESSING_INSTRUCTION_NODE = 7
    COMMENT_NODE = 8
    DOCUMENT_NODE = 9
    DOCUMENT_TYPE_NODE = 10
    DOCUMENT_FRAGMENT_NODE = 11
    NOTATION_NODE = 12


class UserDataHandler:
    """What happened to a node with user data."""

    NODE_CLONED = 1
    NODE_IMPORTED = 2
    NODE_DELETED = 3
    NODE_RENAMED = 4


class DOMException(Exception):
    """An error of the DOM; `code` says which. Only subclasses are made."""

    def __init__(self, *args, **kw):
        if self.__class__ is DOMException:
            raise RuntimeError("DOMException should not be instantiated directly")
        Exception.__init__(self, *args, **kw)

    def _get_code(self):
        return self.code


_ERRORS = """INDEX_SIZE DOMSTRING_SIZE HIERARCHY_REQUEST WRONG_DOCUMENT INVALID_CHARACTER NO_DATA_ALLOWED
    NO_MODIFICATION_ALLOWED NOT_FOUND NOT_SUPPORTED INUSE_ATTRIBUTE INVALID_STATE SYNTAX INVALID_MODIFICATION
    NAMESPACE INVALID_ACCESS VALIDATION""".split()

for _code, _name in enumerate(_ERRORS):
    globals()[_name + "_ERR"] = _code + 1
    _class = "".join(part.capitalize() for part in _name.split("_")) + "Err"
    globals()[_class] = type(_class, (DOMException,), {"code": _code + 1, "__module__": __name__})
del _code, _name, _class

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/"
XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
EMPTY_NAMESPACE = None
EMPTY_PREFIX = None

from xml.dom.domreg import getDOMImplementation, registerDOMImplementation
