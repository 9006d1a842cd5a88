# oracle: none, extension of VMIOT's API
# dialects: both
d = {"somename": 5, "other": [1]}
print d.somename, d["somename"], d.other  # expect: 5 5 [1]
print d.missing, d._x, {}.anything  # expect: None None None
d["somename"] = None
print d.somename  # expect: None
e = {"a": {"b": {"c": 7}}}
print e.a.b.c  # expect: 7
