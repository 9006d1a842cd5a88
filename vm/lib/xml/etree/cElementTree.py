# SPDX-License-Identifier: MIT
"""The module `ElementTree` under the name of its fast version; here both are the same and fast."""
from xml.etree.ElementTree import (
    Comment, Element, ElementPath, ElementTree, PI, ParseError, ProcessingInstruction, QName, SubElement,
    TreeBuilder, VERSION, XML, XMLID, XMLParser, XMLTreeBuilder, dump, fromstring, fromstringlist, iselement,
    iterparse, parse, register_namespace, tostring, tostringlist)
