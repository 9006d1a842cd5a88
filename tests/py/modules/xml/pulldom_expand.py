from xml.dom import pulldom
events = pulldom.parseString('<r><i n="1"><x>a</x></i><i n="2"/></r>')
for event, node in events:
    if event == pulldom.START_ELEMENT and node.tagName == 'i':
        events.expandNode(node)
        print node.toxml()
