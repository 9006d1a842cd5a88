# Arguments by name, where methods here are native or made in a loop.
import encodings.cp437
import encodings.hex_codec
import xml.etree.ElementTree as ET
from xml.sax import handler, saxutils

e = ET.Element('a', k='v')
e.set(key='n', value='m')
e.append(element=ET.Element('c'))
e.insert(index=0, element=ET.Element('d'))
e.extend(elements=[ET.Element('f'), ET.Element('g')])
e.remove(element=e[1])
print ET.tostring(e), e.get(key='n'), e.get('z', default=5)         # expect: <a k="v" n="m"><d /><f /><g /></a> m 5
builder = ET.TreeBuilder()
builder.start(tag='a', attrs={})
builder.data(data='text')
builder.end(tag='a')
print ET.tostring(builder.close())                                  # expect: <a>text</a>


class Shown(handler.ContentHandler, handler.EntityResolver, handler.ErrorHandler, handler.DTDHandler):
    def startElement(self, name, attrs):
        print name, attrs,

    def resolveEntity(self, publicId, systemId):
        return publicId + systemId

    def warning(self, exception):
        print 'warning', exception,


shown = Shown()
filtered = saxutils.XMLFilterBase()
filtered.setContentHandler(shown)
filtered.setEntityResolver(shown)
filtered.setErrorHandler(shown)
filtered.startElement(name='a', attrs={})
filtered.warning(exception=3)
print filtered.resolveEntity(systemId='s', publicId='p')            # expect: a {} warning 3 ps


class Upper(encodings.cp437.Codec):
    def encode(self, input, errors='strict'):
        return encodings.cp437.Codec.encode(self, input.upper(), errors)


print Upper().encode(u'a\xe9'), Upper().decode('\x82', errors='strict')     # expect: ('A\x90', 2) (u'\xe9', 1)
print encodings.hex_codec.Codec().encode(input='ab')                # expect: ('6162', 2)
