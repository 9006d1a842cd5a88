from xml.dom import minidom
d = minidom.parseString('<!DOCTYPE a [<!ATTLIST b i ID #IMPLIED><!ENTITY e "f">]><a x="1">t<b i="n">u</b><!--c--><?p q?><![CDATA[<]]>&e;</a>')
print d.toxml()
print d.documentElement.toprettyxml(indent=' ')
print d.getElementById('n').tagName, d.doctype.internalSubset
a = d.documentElement
a.setAttribute('y', '"<&>"'); a.removeChild(a.firstChild); a.appendChild(d.createTextNode('<'))
print a.toxml(), [n.nodeName for n in a.childNodes], a.lastChild.previousSibling.nodeType
