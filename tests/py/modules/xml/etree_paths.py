import xml.etree.ElementTree as ET
e = ET.XML('<r><a i="1"><b>x</b></a><a i="2"><b>y</b><c/></a><d><a i="3"/></d></r>')
for path in 'a', './/a', 'a/b', "a[@i='2']", 'a[c]', "a[b='y']", 'a[1]', 'a[last()]', './/b/..', '*', 'd//a', './/*[@i]':
    print path, [(x.tag, x.get('i')) for x in e.findall(path)]
print e.findtext('a/b'), e.findtext('nope', 'default'), e.find('nope')
for path in '/a', 'a[', 'a[@i=', 'a[foo()]':
    try: e.findall(path)
    except SyntaxError as x: print 'SyntaxError'
