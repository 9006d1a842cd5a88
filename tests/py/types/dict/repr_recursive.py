d = {}
d['self'] = d
print d  # expect: {'self': {...}}
a = [d]
d['list'] = a
print repr(a)  # expect: [{'self': {...}, 'list': [...]}]
