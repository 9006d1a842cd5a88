# Programs replace what writes texts and elements; attributes use the same.
from xml.dom import minidom


def write_data(writer, data):
    writer.write(data.replace('&', '+'))


class Element(minidom.Element):
    def writexml(self, writer, indent='', addindent='', newl=''):
        writer.write('[%s]' % self.tagName)


document = minidom.parseString('<a b="1 &amp; 2">x &amp; y<c/></a>')
minidom._write_data = write_data
print document.documentElement.toxml()  # expect: <a b="1 + 2">x + y<c/></a>
minidom.Element.writexml = Element.__dict__['writexml']
print document.documentElement.toxml()  # expect: [a]

# Classes from private modules say that they are of this one: reprs, tracebacks and pickles show it.
for name in 'Node Element Attr NamedNodeMap TypeInfo DocumentType Entity Notation DocumentFragment Document'.split():
    assert getattr(minidom, name).__module__ == 'xml.dom.minidom', name
