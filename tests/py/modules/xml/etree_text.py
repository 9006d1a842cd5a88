# -*- coding: utf-8 -*-
import xml.etree.ElementTree as ET
e = ET.fromstring('<a b="ä">x<b/>y<!-- c -->z<b>é</b>&lt;<![CDATA[<]]>\r\n</a>')
print repr(e.text), [repr(c.tail) for c in e], repr(e[1].text), repr(e.get('b')), type(e.tag)
print ET.tostring(e), repr(ET.tostring(e, 'utf-8'))
print list(e.itertext()) == [e.text, e[0].tail, e[1].text, e[1].tail]
