# SPDX-License-Identifier: MIT
"""XInclude: replaces `xi:include` elements by what they refer to."""
import copy

from xml.etree import ElementTree

XINCLUDE = "{http://www.w3.org/2001/XInclude}"
XINCLUDE_INCLUDE = XINCLUDE + "include"
XINCLUDE_FALLBACK = XINCLUDE + "fallback"


class FatalIncludeError(SyntaxError):
    """An inclusion failed."""


def default_loader(href, parse, encoding=None):
    """Reads a file: its root element where `parse` is "xml", else its text."""
    with open(href) as f:
        if parse == "xml":
            return ElementTree.parse(f).getroot()
        text = f.read()
        return text.decode(encoding) if encoding else text


def include(elem, loader=None):
    """Replaces the inclusions below `elem`, with what `loader(href, parse, encoding)` gives."""
    if loader is None:
        loader = default_loader
    i = 0
    while i < len(elem):
        e = elem[i]
        if e.tag == XINCLUDE_FALLBACK:
            raise FatalIncludeError("xi:fallback tag must be child of xi:include (%r)" % e.tag)
        if e.tag != XINCLUDE_INCLUDE:
            include(e, loader)
            i += 1
            continue
        href = e.get("href")
        parse = e.get("parse", "xml")
        if parse == "xml":
            node = loader(href, parse)
            if node is None:
                raise FatalIncludeError("cannot load %r as %r" % (href, parse))
            node = copy.copy(node)
            if e.tail:
                node.tail = (node.tail or "") + e.tail
            elem[i] = node
            i += 1
        elif parse == "text":
            text = loader(href, parse, e.get("encoding"))
            if text is None:
                raise FatalIncludeError("cannot load %r as %r" % (href, parse))
            if i:
                elem[i - 1].tail = (elem[i - 1].tail or "") + text + (e.tail or "")
            else:
                elem.text = (elem.text or "") + text + (e.tail or "")
            del elem[i]
        else:
            raise FatalIncludeError("unknown parse type in xi:include tag (%r)" % parse)
