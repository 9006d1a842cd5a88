import pyexpat
docs = ['', 'x', '<a>', '<a></b>', '<a b="1" b="2"/>', '<a/><b/>', '<a>&#0;</a>', '<a>&x;</a>', '<a b="<"/>', '<a><![CDATA[x</a>',
    '<a>\xff</a>', '<a>]]></a>', '<?xml version="1.0" encoding="nope"?><a/>', '<a/><?xml version="1.0"?>', '<!DOCTYPE a [<!ENTITY e "&e;">]><a>&e;</a>',
    '<!DOCTYPE a [<!ENTITY e "<b>">]><a>&e;</b></a>', '<x:a/>', '<a xmlns:x=""/>', '<a xmlns:xml="u"/>', '<a xmlns="http://www.w3.org/2000/xmlns/"/>',
    '<!DOCTYPE a PUBLIC "{" "s"><a/>', '<!-- a -- b --><a/>', '<a b/>', '<a\n  b="1"\n  c=2/>', '\xff\xfe<\0', '<?xml version="1.0" encoding="utf-16"?><a/>',
    '<!DOCTYPE a [<!ELEMENT a (b,c|d)>]><a/>', '<!DOCTYPE a [ %p; <!ENTITY % ]><a/>', '<a>\xe2\x82', '<a b="&#x110000;"/>']
for doc in docs:
    p = pyexpat.ParserCreate(None, '!')
    try:
        p.Parse(doc, 1)
        print repr(doc), 'fine'
    except pyexpat.ExpatError as e:
        print repr(doc), e, e.code, e.lineno, e.offset, p.ErrorByteIndex
    except LookupError as e:
        print repr(doc), 'LookupError', e
