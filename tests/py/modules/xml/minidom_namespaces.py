from xml.dom import minidom
d = minidom.parseString('<r xmlns="u" xmlns:p="v" p:k="1"><p:c/></r>')
r = d.documentElement
print r.namespaceURI, r.localName, r.prefix, r.getAttributeNS('v', 'k'), sorted(r.attributes.keys())
print [(e.tagName, e.namespaceURI, e.prefix, e.localName) for e in d.getElementsByTagNameNS('v', '*')], d.toxml()
