from xml.sax.saxutils import XMLGenerator, escape, unescape, quoteattr
from cStringIO import StringIO
out = StringIO()
g = XMLGenerator(out, 'utf-8')
g.startDocument(); g.startElement('a', {'b': u'"\u20ac<'}); g.characters('x & y'); g.endElement('a'); g.endDocument()
print out.getvalue()
print escape('<a&b>'), unescape('&lt;&amp;&gt;'), quoteattr('a"b'), quoteattr("a'b\n")
