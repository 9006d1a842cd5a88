import xml.etree.ElementTree as ET
for doc in '<a>', '<a></b>', '<a>&x;</a>', 'x', '<a b="1" b="2"/>', '<a>\n<b>\n </c>':
    try: ET.fromstring(doc)
    except ET.ParseError as e: print e, e.code, e.position
