import xml.etree.ElementTree as ET
for e in ET.Element(3), ET.Element('a', {'b': 3}):
    try: ET.tostring(e)
    except TypeError as x: print x
