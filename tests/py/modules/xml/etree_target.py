import xml.etree.ElementTree as ET
class Target(object):
    def start(self, tag, attrib): print 'start', tag, sorted(attrib.items())
    def end(self, tag): print 'end', tag
    def data(self, data): print 'data', repr(data)
    def comment(self, text): print 'comment', text
    def pi(self, target, data): print 'pi', target, data
    def close(self): return 'closed'
p = ET.XMLParser(target=Target())
p.feed('<a b="c">x&amp;y<!--z--><?p q?>')
p.feed('w</a>')
print p.close()
