# oracle: none, CPython reads files that documents name unless told not to
import xml.sax, xml.sax.handler, os, tempfile
path = tempfile.mktemp()
with open(path, 'w') as f: f.write('secret')
class H(xml.sax.ContentHandler):
    def __init__(self): self.out = []
    def characters(self, text): self.out.append(text)
doc = '<!DOCTYPE a [<!ENTITY e SYSTEM "%s">]><a>1&e;2</a>' % path
h = H(); xml.sax.parseString(doc, h); print ''.join(h.out)     # expect: 12
import cStringIO
h = H(); p = xml.sax.make_parser(); p.setContentHandler(h)
p.setFeature(xml.sax.handler.feature_external_ges, True)
p.parse(cStringIO.StringIO(doc)); print ''.join(h.out)     # expect: 1secret2
os.remove(path)
