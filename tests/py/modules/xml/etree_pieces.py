# SPDX-License-Identifier: MIT
"""Documents read in pieces of every size, and mutated ones: the tree, or the error and its place, is the same."""
import binascii
from xml.etree import ElementTree

DOCUMENTS = [
    # Rows of the same leaves, with and without attributes, indentation and texts of all lengths.
    "<rows>\n" + "".join("  <row id='%d' on=\"y\">\n    <v>%d</v><v/><v></v>\n    <v> %d </v>tail\n  </row>\n" % (i, i, i)
                         for i in range(12)) + "</rows>",
    # Texts with references, sections and comments between leaves.
    "<a>" + "".join("<b>one &amp; two</b>x&lt;<b>&#65;</b><!-- c --> after<b><![CDATA[<z>]]></b><?p i?>\n <b>q</b>"
                    for _ in range(5)) + "</a>",
    # Bytes beyond ASCII in names, values and texts.
    "<d><\xc3\xa9t\xc3\xa9 k='\xc3\xbc'>\xe2\x82\xac</\xc3\xa9t\xc3\xa9>" + "<n k='plain'>t</n><n k='\xc3\xbc'>\xc3\xbf</n>" * 6 + "</d>",
    # Namespaces: the same name with one meaning, then another.
    "<r xmlns='u:1'>" + "<v>1</v><p:v xmlns:p='u:2'>2<p:w a='1' p:b='2'/></p:v><v xmlns='u:3'>3<v/></v><v>4</v>" * 5 + "</r>",
    # Deep and wide by turns; names that begin with other names.
    "<t>" + "<a><ab>1<abc>2</abc>3</ab><a>4</a></a>\n" * 8 + "<a>" * 20 + "x" + "</a>y" * 20 + "</t>",
    # White space where it may be.
    "<s >" + "<e  a = '1'\n b=\"'2'\"\t>x</e >\r\n<e a='\t\n'/><e\n/>\r" * 6 + "</s\n>",
    # Attributes that have a type, and an entity with elements in it.
    "<!DOCTYPE q [<!ATTLIST v k NMTOKEN #IMPLIED><!ENTITY e '<v>in</v> text'>]><q>" + "<v>1</v>&e;<v k=' own '/>" * 6 + "</q>",
    "<!DOCTYPE q [<!ENTITY e '<v>in</v> text'>]><q>" + "<v>1</v>&e;<v k='&e2;'/>".replace("&e2;", "&amp;") * 6 + "</q>",
]


def shown(e):
    return "(%r %r %r %r%s)" % (e.tag, e.text, e.tail, sorted(e.attrib.items()), "".join(map(shown, e)))


def parsed(document, size):
    parser = ElementTree.XMLParser()
    try:
        for i in range(0, len(document), size):
            parser.feed(document[i:i + size])
        return shown(parser.close())
    except ElementTree.ParseError as error:
        return "%s %r" % (error, error.position)
    except UnicodeError as error:
        return type(error).__name__


for document in DOCUMENTS:
    whole = parsed(document, len(document))
    print len(whole), binascii.crc32(whole) & 0xffffffff, whole[:60]
    for size in (1, 2, 3, 7, 64, 65, 66, 100, 129):
        if parsed(document, size) != whole:
            print "not the same in pieces of", size

# One character of the content changed, one left out, the end cut off: the same tree or error as CPython's. (Where the bytes of one
# character are torn apart, the column of the error may be another.)
seed = 5
for document in [d for d in DOCUMENTS if "\xc3" not in d]:
    total = 0
    for _ in range(250):
        seed = (seed * 1103515245 + 12345) % 2147483648
        start = document.find("]>") + 2
        at = start + (seed >> 8) % (len(document) - start)
        kind = seed >> 4 & 3
        new = "<>&/='\" \nav:"[(seed >> 20) % 12]
        mutated = document[:at] + (new + document[at + 1:], document[at + 1:], new + document[at:], "")[kind]
        total = binascii.crc32(parsed(mutated, 100000), total) & 0xffffffff
    print total

# What was read and not looked at yet is there, once and for all, whatever is done first.
root = ElementTree.fromstring(DOCUMENTS[0])
first = root[0]
print first[0] is first[0], list(first)[3] is first[3], first is root[0], len(first), first[0].get("id"), first.get("id")
root[1].append(ElementTree.Element("new"))
root[2].insert(0, ElementTree.Element("new"))
root[3].remove(root[3][0])
del root[4][1:]
root[5][0:2] = [ElementTree.Element("new")]
root[6].extend([ElementTree.Element("new")])
root[7].clear()
for row in root[:8]:
    print [e.tag for e in row], bool(row.getiterator), [e.text for e in row.iter("v")]
print "".join(root[8].itertext()) == "\n    8\n     8 tail\n  ", binascii.crc32(ElementTree.tostring(root)) & 0xffffffff

# A program that takes part in the building between two pieces.
builder = ElementTree.TreeBuilder()
parser = ElementTree.XMLParser(target=builder)
parser.feed("<m>" + "<v>1</v>" * 10)
own = builder.start("own", {"k": "1"})
parser.feed("<v>2</v>" * 10)
builder.data("text")
builder.end("own")
parser.feed("<v>3</v>" * 10 + "</m>")
print shown(parser.close())
