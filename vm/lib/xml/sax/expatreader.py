# SPDX-License-Identifier: MIT
"""SAX on expat.

External general entities are read when the program asks for it: it sets the feature, or an entity resolver of its own.
External parameter entities are never read.
"""
import weakref
from xml.parsers import expat
from xml.sax import handler, saxutils, xmlreader
from xml.sax._exceptions import (
    SAXException, SAXNotRecognizedException, SAXNotSupportedException, SAXParseException, SAXReaderNotAvailable)
from xml.sax.handler import (
    feature_external_ges, feature_external_pes, feature_namespace_prefixes, feature_namespaces,
    feature_string_interning, feature_validation, property_interning_dict, property_lexical_handler,
    property_xml_string)

version = "0.20"

AttributesImpl = xmlreader.AttributesImpl
AttributesNSImpl = xmlreader.AttributesNSImpl


class _ClosedParser:
    """What is left of a parser that is through: where it was."""

    ErrorColumnNumber = ErrorLineNumber = None


class ExpatLocator(xmlreader.Locator):
    """Tells where a parser is, without keeping it."""

    def __init__(self, parser):
        self._ref = weakref.ref(parser)

    def getColumnNumber(self):
        parser = self._ref()
        return parser._parser.ErrorColumnNumber if parser is not None and parser._parser is not None else None

    def getLineNumber(self):
        parser = self._ref()
        return parser._parser.ErrorLineNumber if parser is not None and parser._parser is not None else 1

    def getPublicId(self):
        parser = self._ref()
        return parser._source.getPublicId() if parser is not None else None

    def getSystemId(self):
        parser = self._ref()
        return parser._source.getSystemId() if parser is not None else None


def _split(name):
    """(uri, local name), prefix of a name of expat's with namespaces."""
    parts = name.split(" ")
    if len(parts) == 1:
        return (None, name), None
    if len(parts) == 3:
        return (parts[0], parts[1]), parts[2]
    return tuple(parts), None


class ExpatParser(xmlreader.IncrementalParser, xmlreader.Locator):
    """A SAX parser."""

    def __init__(self, namespaceHandling=0, bufsize=2 ** 16 - 20):
        xmlreader.IncrementalParser.__init__(self, bufsize)
        self._source = xmlreader.InputSource()
        self._parser = None
        self._namespaces = namespaceHandling
        self._lex_handler_prop = None
        self._parsing = 0
        self._entity_stack = []
        # None: as the entity resolver is.
        self._external_ges = None
        self._interning = None

    # ---- XMLReader

    def parse(self, source):
        source = saxutils.prepare_input_source(source)
        self._source = source
        try:
            self.reset()
            self._cont_handler.setDocumentLocator(ExpatLocator(self))
            xmlreader.IncrementalParser.parse(self, source)
        except:
            # The file may be ours.
            self._close_source()
            raise

    def prepareParser(self, source):
        if source.getSystemId() is not None:
            base = source.getSystemId()
            self._parser.SetBase(base.encode("utf-8") if isinstance(base, unicode) else base)

    def setContentHandler(self, handler):
        xmlreader.IncrementalParser.setContentHandler(self, handler)
        if self._parsing:
            self._reset_cont_handler()

    def _reads_entities(self):
        if self._external_ges is not None:
            return self._external_ges
        return self._ent_handler.__class__ is not handler.EntityResolver

    def getFeature(self, name):
        if name == feature_namespaces:
            return self._namespaces
        if name == feature_string_interning:
            return self._interning is not None
        if name in (feature_validation, feature_external_pes, feature_namespace_prefixes):
            return 0
        if name == feature_external_ges:
            return int(bool(self._reads_entities()))
        raise SAXNotRecognizedException("Feature '%s' not recognized" % name)

    def setFeature(self, name, state):
        if self._parsing:
            raise SAXNotSupportedException("Cannot set features while parsing")
        if name == feature_namespaces:
            self._namespaces = state
        elif name == feature_external_ges:
            self._external_ges = state
        elif name == feature_string_interning:
            self._interning = (self._interning or {}) if state else None
        elif name in (feature_validation, feature_external_pes, feature_namespace_prefixes):
            if state:
                raise SAXNotSupportedException("expat cannot do '%s'" % name)
        else:
            raise SAXNotRecognizedException("Feature '%s' not recognized" % name)

    def getProperty(self, name):
        if name == property_lexical_handler:
            return self._lex_handler_prop
        if name == property_interning_dict:
            return self._interning
        if name == property_xml_string:
            if not self._parser:
                raise SAXNotSupportedException("There is no input string before the parse")
            return self._parser.GetInputContext()
        raise SAXNotRecognizedException("Property '%s' not recognized" % name)

    def setProperty(self, name, value):
        if name == property_lexical_handler:
            self._lex_handler_prop = value
            if self._parsing:
                self._reset_lex_handler_prop()
        elif name == property_interning_dict:
            self._interning = value
        elif name == property_xml_string:
            raise SAXNotSupportedException("Property '%s' cannot be set" % name)
        else:
            raise SAXNotRecognizedException("Property '%s' not recognized" % name)

    # ---- IncrementalParser

    def feed(self, data, isFinal=0):
        if not self._parsing:
            self.reset()
            self._parsing = 1
            self._cont_handler.startDocument()
        try:
            self._parser.Parse(data, isFinal)
        except expat.error as e:
            exception = SAXParseException(expat.ErrorString(e.code), e, self)
            self._err_handler.fatalError(exception)

    def _close_source(self):
        source = self._source
        try:
            file = source.getCharacterStream()
            if file is not None:
                file.close()
        finally:
            file = source.getByteStream()
            if file is not None:
                file.close()

    def close(self):
        if self._entity_stack or self._parser is None or isinstance(self._parser, _ClosedParser):
            # Within an entity, or closed already.
            return
        try:
            self.feed("", isFinal=1)
            self._cont_handler.endDocument()
            self._parsing = 0
            parser = _ClosedParser()
            parser.ErrorColumnNumber = self._parser.ErrorColumnNumber
            parser.ErrorLineNumber = self._parser.ErrorLineNumber
            self._parser = parser
        finally:
            self._parsing = 0
        self._close_source()

    def reset(self):
        encoding = self._source.getEncoding()
        if self._namespaces:
            self._parser = expat.ParserCreate(encoding, " ", intern=self._interning)
            self._parser.namespace_prefixes = 1
            self._parser.StartElementHandler = self.start_element_ns
            self._parser.EndElementHandler = self.end_element_ns
        else:
            self._parser = expat.ParserCreate(encoding, intern=self._interning)
            self._parser.StartElementHandler = self.start_element
            self._parser.EndElementHandler = self.end_element
        self._reset_cont_handler()
        self._parser.UnparsedEntityDeclHandler = self.unparsed_entity_decl
        self._parser.NotationDeclHandler = self.notation_decl
        self._parser.StartNamespaceDeclHandler = self.start_namespace_decl
        self._parser.EndNamespaceDeclHandler = self.end_namespace_decl
        self._decl_handler_prop = None
        if self._lex_handler_prop:
            self._reset_lex_handler_prop()
        self._parser.ExternalEntityRefHandler = self.external_entity_ref
        self._parser.SkippedEntityHandler = self.skipped_entity_handler
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE)
        self._parsing = 0
        self._entity_stack = []

    def _reset_cont_handler(self):
        self._parser.ProcessingInstructionHandler = self._cont_handler.processingInstruction
        self._parser.CharacterDataHandler = self._cont_handler.characters

    def _reset_lex_handler_prop(self):
        lex = self._lex_handler_prop
        parser = self._parser
        parser.CommentHandler = lex.comment if lex is not None else None
        parser.StartCdataSectionHandler = lex.startCDATA if lex is not None else None
        parser.EndCdataSectionHandler = lex.endCDATA if lex is not None else None
        parser.StartDoctypeDeclHandler = self.start_doctype_decl if lex is not None else None
        parser.EndDoctypeDeclHandler = lex.endDTD if lex is not None else None

    # ---- Locator

    def getColumnNumber(self):
        return None if self._parser is None else self._parser.ErrorColumnNumber

    def getLineNumber(self):
        return 1 if self._parser is None else self._parser.ErrorLineNumber

    def getPublicId(self):
        return self._source.getPublicId()

    def getSystemId(self):
        return self._source.getSystemId()

    # ---- handlers of expat

    def start_element(self, name, attrs):
        self._cont_handler.startElement(name, AttributesImpl(attrs))

    def end_element(self, name):
        self._cont_handler.endElement(name)

    def start_element_ns(self, name, attrs):
        pair, prefix = _split(name)
        # The name as written cannot be told from one in the default namespace without a prefix.
        qname = name if pair[0] is None else "%s:%s" % (prefix, pair[1]) if prefix else pair[1]
        values = {}
        qnames = {}
        for attribute, value in attrs.items():
            key, prefix = _split(attribute)
            values[key] = value
            qnames[key] = "%s:%s" % (prefix, key[1]) if prefix else key[1]
        self._cont_handler.startElementNS(pair, qname, AttributesNSImpl(values, qnames))

    def end_element_ns(self, name):
        pair, prefix = _split(name)
        qname = name if pair[0] is None else "%s:%s" % (prefix, pair[1]) if prefix else pair[1]
        self._cont_handler.endElementNS(pair, qname)

    def processing_instruction(self, target, data):
        self._cont_handler.processingInstruction(target, data)

    def character_data(self, data):
        self._cont_handler.characters(data)

    def start_namespace_decl(self, prefix, uri):
        self._cont_handler.startPrefixMapping(prefix, uri)

    def end_namespace_decl(self, prefix):
        self._cont_handler.endPrefixMapping(prefix)

    def start_doctype_decl(self, name, sysid, pubid, has_internal_subset):
        self._lex_handler_prop.startDTD(name, pubid, sysid)

    def unparsed_entity_decl(self, name, base, sysid, pubid, notation_name):
        self._dtd_handler.unparsedEntityDecl(name, pubid, sysid, notation_name)

    def notation_decl(self, name, base, sysid, pubid):
        self._dtd_handler.notationDecl(name, pubid, sysid)

    def external_entity_ref(self, context, base, sysid, pubid):
        # Without a context it is a parameter entity.
        if context is None or not self._reads_entities():
            return 1
        source = self._ent_handler.resolveEntity(pubid, sysid)
        source = saxutils.prepare_input_source(source, self._source.getSystemId() or "")
        self._entity_stack.append((self._parser, self._source))
        self._parser = self._parser.ExternalEntityParserCreate(context)
        self._source = source
        try:
            xmlreader.IncrementalParser.parse(self, source)
            self._parser.Parse("", 1)
        except expat.error:
            return 0
        finally:
            self._parser, self._source = self._entity_stack.pop()
        return 1

    def skipped_entity_handler(self, name, is_pe):
        self._cont_handler.skippedEntity("%" + name if is_pe else name)


def create_parser(*args, **kwargs):
    """A new parser."""
    return ExpatParser(*args, **kwargs)
