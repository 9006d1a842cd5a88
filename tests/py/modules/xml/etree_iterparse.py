import xml.etree.ElementTree as ET
from StringIO import StringIO
doc = '<r xmlns:p="u">' + '<i n="1">t</i>' * 3 + '</r>'
for event, value in ET.iterparse(StringIO(doc), ('start', 'end', 'start-ns', 'end-ns')):
    print event, value if event.endswith('ns') else value.tag
