import xml.sax
class H(xml.sax.ContentHandler):
    def startDocument(self): print 'begin'
    def endDocument(self): print 'end'
    def startElement(self, name, attrs): print 'start', name, sorted(attrs.items()), self._locator.getLineNumber()
    def endElement(self, name): print 'stop', name
    def characters(self, text): print 'text', repr(text)
    def processingInstruction(self, target, data): print 'pi', target, data
    def skippedEntity(self, name): print 'skipped', name
xml.sax.parseString('<a b="c">x\n<d/>y<?p q?></a>', H())
try: xml.sax.parseString('<a>\n</b>', H())
except xml.sax.SAXParseException as e: print e, e.getLineNumber(), e.getColumnNumber()
