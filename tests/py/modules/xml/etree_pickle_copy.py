import xml.etree.ElementTree as ET, cPickle as pickle, copy
e = ET.XML('<a b="c">x<d>y</d>z</a>')
for protocol in 0, 1, 2:
    print ET.tostring(pickle.loads(pickle.dumps(e, protocol)))
f = copy.deepcopy(e); g = copy.copy(e)
f[0].text = 'new'; print ET.tostring(e), ET.tostring(f), g[0] is e[0]
