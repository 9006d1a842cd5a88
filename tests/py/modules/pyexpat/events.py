import pyexpat
doc = '''<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE r [
<!ELEMENT r (a|b)*><!ENTITY e "x<b>&f;</b>y"><!ENTITY f "1&#38;amp;2">
<!ATTLIST a id ID #IMPLIED k CDATA "d" t NMTOKENS " u  v ">
<!NOTATION n SYSTEM "s"><!ENTITY u SYSTEM "u" NDATA n>]>
<r xmlns:n="urn:n" n:a="1" b='&lt;"'>text &amp; &e; <a t=" q  w "/>\r\n<b>]]&gt;</b><![CDATA[ <&]] ]]><?pi x?><!--c-->\xc3\xa9&#x20ac;<n:c/></r>
<!-- end -->'''
for separator in None, '!':
    p = pyexpat.ParserCreate(None, separator)
    def handler(name):
        def f(*args):
            if name == 'StartElementHandler':
                args = args[0], sorted(args[1].items())
            print name, args, p.CurrentLineNumber, p.CurrentColumnNumber, p.CurrentByteIndex
            return 1
        return f
    for name in sorted(dir(p)):
        if name.endswith('Handler') and not name.startswith('Default'):
            setattr(p, name, handler(name))
    print p.Parse(doc, 1)
