# SPDX-License-Identifier: MIT
"""Builds documents of `minidom` from expat's events. External entities are not read."""
from xml.dom import EMPTY_NAMESPACE, XMLNS_NAMESPACE, minidom
from xml.parsers import expat


class _Info(minidom.ElementInfo):
    """What the declarations say of an element."""

    def __init__(self, name):
        minidom.ElementInfo.__init__(self, name)
        self.model = None
        self.types = {}

    def getAttributeType(self, aname):
        kind = self.types.get(aname)
        if kind is None:
            return minidom._no_type
        if kind[:1] == "(":
            kind = "ENUMERATION"
        elif kind[:8] == "NOTATION":
            kind = "NOTATION"
        return minidom.TypeInfo(None, kind.lower() if kind == "ENUMERATION" else kind)

    def getAttributeTypeNS(self, namespaceURI, localName):
        return minidom._no_type

    def isElementContent(self):
        return self.model is not None and self.model[0] not in (
            expat.model.XML_CTYPE_ANY, expat.model.XML_CTYPE_MIXED)

    def isEmpty(self):
        return self.model is not None and self.model[0] == expat.model.XML_CTYPE_EMPTY

    def isId(self, aname):
        return self.types.get(aname) == "ID"


class ExpatBuilder(object):
    """Builds one document."""

    def __init__(self, namespaces=True):
        self.document = minidom.Document()
        self.namespaces = namespaces
        self._current = self.document
        self._names = {}
        self._declared = []
        self._cdata = False
        self._cdata_begins = False
        if namespaces:
            self._parser = expat.ParserCreate(namespace_separator=" ")
            self._parser.namespace_prefixes = True
            self._parser.StartNamespaceDeclHandler = self.start_namespace
        else:
            self._parser = expat.ParserCreate()
        parser = self._parser
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.specified_attributes = True
        parser.StartElementHandler = self.start_element
        parser.EndElementHandler = self.end_element
        parser.CharacterDataHandler = self.text
        parser.ProcessingInstructionHandler = self.instruction
        parser.CommentHandler = self.comment
        parser.StartCdataSectionHandler = self.start_cdata
        parser.EndCdataSectionHandler = self.end_cdata
        parser.StartDoctypeDeclHandler = self.start_doctype
        parser.EndDoctypeDeclHandler = self.end_doctype
        parser.XmlDeclHandler = self.declaration
        parser.ElementDeclHandler = self.element_declared
        parser.AttlistDeclHandler = self.attribute_declared
        parser.EntityDeclHandler = self.entity_declared
        parser.NotationDeclHandler = self.notation_declared
        parser.ExternalEntityRefHandler = lambda *args: 1

    def parse_string(self, text):
        self._parser.Parse(text, True)
        return self.document

    def parse_file(self, file):
        while True:
            data = file.read(16384)
            if not data:
                break
            self._parser.Parse(data, 0)
        self._parser.Parse("", True)
        return self.document

    # ---- content

    def _name(self, name):
        """(namespace, local name, prefix, qualified name) of a name of expat's."""
        parts = self._names.get(name)
        if parts is None:
            pieces = name.split(" ")
            if len(pieces) == 3:
                parts = pieces[0], pieces[1], pieces[2], "%s:%s" % (pieces[2], pieces[1])
            elif len(pieces) == 2:
                parts = pieces[0], pieces[1], None, pieces[1]
            else:
                parts = EMPTY_NAMESPACE, name, None, name
            self._names[name] = parts
        return parts

    def _add(self, node):
        parent = self._current
        node.ownerDocument = self.document
        node.parentNode = parent
        children = parent.childNodes
        if children:
            last = children[-1]
            last.nextSibling = node
            node.previousSibling = last
        children.append(node)
        return node

    def start_namespace(self, prefix, uri):
        self._declared.append((prefix, uri))

    def _attribute(self, element, name, uri, local, prefix, value):
        attr = minidom.Attr(name, uri, local, prefix)
        attr.ownerDocument = self.document
        attr.ownerElement = element
        attr._value = value
        attr.specified = True
        table = element._attributes
        table._attrs[name] = attr
        table._attrsNS[uri, local if local is not None else name] = attr

    def start_element(self, name, attributes):
        if not self.namespaces:
            element = minidom.Element(name)
            self._add(element)
            self._current = element
            for i in range(0, len(attributes), 2):
                self._attribute(element, attributes[i], EMPTY_NAMESPACE, None, None, attributes[i + 1])
            return
        uri, local, prefix, qname = self._name(name)
        element = minidom.Element(qname, uri, prefix)
        self._add(element)
        self._current = element
        if self._declared:
            for prefix, uri in self._declared:
                if prefix:
                    self._attribute(element, "xmlns:" + prefix, XMLNS_NAMESPACE, prefix, "xmlns", uri)
                else:
                    self._attribute(element, "xmlns", XMLNS_NAMESPACE, "xmlns", None, uri or "")
            del self._declared[:]
        for i in range(0, len(attributes), 2):
            uri, local, prefix, qname = self._name(attributes[i])
            self._attribute(element, qname, uri, local, prefix, attributes[i + 1])

    def end_element(self, name):
        self._current = self._current.parentNode

    def text(self, data):
        last = self._current.childNodes[-1] if self._current.childNodes else None
        if self._cdata:
            if not self._cdata_begins and last is not None and last.nodeType == minidom.Node.CDATA_SECTION_NODE:
                last.data = last.data + data
                return
            node = minidom.CDATASection()
            self._cdata_begins = False
        else:
            if last is not None and last.nodeType == minidom.Node.TEXT_NODE:
                last.data = last.data + data
                return
            node = minidom.Text()
        node.data = data
        self._add(node)

    def start_cdata(self):
        self._cdata = self._cdata_begins = True

    def end_cdata(self):
        self._cdata = False

    def instruction(self, target, data):
        self._add(minidom.ProcessingInstruction(target, data))

    def comment(self, data):
        self._add(minidom.Comment(data))

    # ---- declarations

    def declaration(self, version, encoding, standalone):
        self.document.version = version
        self.document.encoding = encoding
        if standalone >= 0:
            self.document.standalone = bool(standalone)

    def start_doctype(self, name, system_id, public_id, has_internal_subset):
        doctype = self.document.implementation.createDocumentType(name, public_id, system_id)
        doctype.entities._seq = []
        doctype.notations._seq = []
        self._add(doctype)
        self.document.doctype = doctype
        if has_internal_subset:
            doctype.internalSubset = []
            self._parser.DefaultHandlerExpand = self._source
            self._comment, self._parser.CommentHandler = self._parser.CommentHandler, None
            self._pi, self._parser.ProcessingInstructionHandler = self._parser.ProcessingInstructionHandler, None
            for name in _DECLARATIONS:
                setattr(self._parser, name, None)
            # The declarations are kept as they are written, then looked at by a parser of their own.
        self._has_subset = has_internal_subset

    def _source(self, text):
        self.document.doctype.internalSubset.append(text)

    def end_doctype(self):
        if not self._has_subset:
            return
        parser = self._parser
        parser.DefaultHandlerExpand = None
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._pi
        source = "".join(self.document.doctype.internalSubset)
        self.document.doctype.internalSubset = source
        other = expat.ParserCreate()
        for name, method in _DECLARATIONS.items():
            setattr(other, name, getattr(self, method))
        other.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        other.Parse("<!DOCTYPE x [%s]><x/>" % source.encode("utf-8"), True)

    def _info(self, name):
        info = self.document._elem_info.get(name)
        if info is None:
            info = self.document._elem_info[name] = _Info(name)
        return info

    def element_declared(self, name, model):
        self._info(name).model = model

    def attribute_declared(self, element, name, kind, default, required):
        self._info(element).types.setdefault(name, kind)

    def entity_declared(self, name, is_parameter, value, base, system_id, public_id, notation):
        if is_parameter:
            return
        entity = minidom.Entity(name, public_id, system_id, notation)
        entity.ownerDocument = self.document
        if value is not None:
            text = minidom.Text()
            text.data = value
            text.ownerDocument = self.document
            entity.childNodes.append(text)
        self.document.doctype.entities._seq.append(entity)

    def notation_declared(self, name, base, system_id, public_id):
        notation = minidom.Notation(name, public_id, system_id)
        notation.ownerDocument = self.document
        self.document.doctype.notations._seq.append(notation)


_DECLARATIONS = {
    "ElementDeclHandler": "element_declared",
    "AttlistDeclHandler": "attribute_declared",
    "EntityDeclHandler": "entity_declared",
    "NotationDeclHandler": "notation_declared",
}


def parse(file, namespaces=True):
    """A document from a file or its name."""
    builder = ExpatBuilder(namespaces)
    if isinstance(file, basestring):
        with open(file, "rb") as f:
            return builder.parse_file(f)
    return builder.parse_file(file)


def parseString(string, namespaces=True):
    """A document from bytes."""
    return ExpatBuilder(namespaces).parse_string(string)
