class A(object):
    x = 1
d = A.__dict__
print type(d).__name__, d["x"], "x" in d, d.get("nope"), d.has_key("x")  # expect: dictproxy 1 True None True
A.y = 2
print d["y"], sorted(k for k in d if k[0] != "_")  # expect: 2 ['x', 'y']
try:
    d["x"] = 5
except TypeError, e:
    print e  # expect: 'dictproxy' object does not support item assignment
