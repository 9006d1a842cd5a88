# Texts of all kinds in encodings of all kinds, as they are written.
from xml.etree import ElementTree as ET
class S(str): pass
class U(unicode): pass
for text in 'a&b<c>"d\n', u'a&b<c>"d\n\xe9\u20ac', S('s<'), U(u'u<\xe9'), '\xe9', '', 5, None:
    for encoding in None, 'us-ascii', 'utf-8', 'UTF-8', 'iso-8859-1', 'utf-16':
        e = ET.Element('r', k='v<"\n')
        ET.SubElement(e, 'c').text = text
        e[0].tail = 'tail>'
        e.append(ET.Comment('c'))
        try: print encoding, repr(ET.tostring(e, encoding))
        except Exception as x: print encoding, type(x).__name__, x
        e = ET.Element('r')
        try:
            e.set('k', text); print repr(ET.tostring(e, encoding))
        except Exception as x: print type(x).__name__, x
e = ET.Element('r', k=ET.QName('{u}q')); print ET.tostring(e)
e.text = ET.QName('{u}t')
try: ET.tostring(e)
except TypeError as x: print str(x)[:16]
