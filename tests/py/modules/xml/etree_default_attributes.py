# SPDX-License-Identifier: MIT
"""Attributes for which the document type declares values: elements get them with cElementTree only."""
import StringIO
from xml.etree import ElementTree, cElementTree

DOCUMENT = "<!DOCTYPE r [<!ATTLIST a k NMTOKEN 'given' xmlns CDATA 'u:d'>]><r><a/><a j='2' k='1'/><b id='1'/></r>"


class Target(object):
    def start(self, tag, attributes):
        print tag, sorted(attributes.items()),

    def end(self, tag):
        pass

    def close(self):
        return "closed"


def show(elements):
    print [(e.tag, sorted(e.attrib.items())) for e in elements]


for module in ElementTree, cElementTree:
    show(module.fromstring(DOCUMENT).iter())
    show(module.XML(DOCUMENT).iter())
    show(module.XMLID(DOCUMENT)[0].iter())
    show(module.parse(StringIO.StringIO(DOCUMENT)).getroot().iter())
    show(module.ElementTree(file=StringIO.StringIO(DOCUMENT)).getroot().iter())
    show(e for _, e in module.iterparse(StringIO.StringIO(DOCUMENT)))
    parser = module.XMLParser()
    parser.feed(DOCUMENT)
    show(parser.close().iter())
    parser = module.XMLParser(target=Target())
    parser.feed(DOCUMENT)
    print parser.close()
