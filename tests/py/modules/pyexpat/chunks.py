import pyexpat
doc = '<?xml version="1.0"?><a b="c">\r\nx\xc3\xa9y<![CDATA[1]]2]]>&lt;<d/></a>'
for size in 1, 2, 3, 7:
    out = []
    p = pyexpat.ParserCreate()
    p.buffer_text = True
    p.CharacterDataHandler = lambda s: out.append(s)
    p.StartElementHandler = lambda n, a: out.append((n, a))
    p.EndElementHandler = lambda n: out.append(n)
    for i in range(0, len(doc), size):
        p.Parse(doc[i:i + size])
    p.Parse('', 1)
    text = u''.join(x for x in out if isinstance(x, unicode) and x not in (u'd', u'a'))
    print size, repr(text), [x for x in out if isinstance(x, tuple)]
