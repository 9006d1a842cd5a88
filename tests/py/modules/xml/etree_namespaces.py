import xml.etree.cElementTree as ET
e = ET.XML('<r xmlns="urn:d" xmlns:p="urn:p" p:k="1" k="2"><p:c/><d xmlns=""/></r>')
print [x.tag for x in e.iter()], sorted(e.attrib.items())
ET.register_namespace('q', 'urn:p')
print ET.tostring(e)
print e.findall('p:c', {'p': 'urn:p'})[0].tag
