class P(object):
    x = "class"
def get(o):
    return o.x
p = P()
p.x = "instance"
print get(p), get(p),
P.x = property(lambda self: "property")
print get(p),
del P.x
print get(p),
P.__getattribute__ = lambda self, name: "getattribute"
print get(p),
del P.__getattribute__
print get(p)  # expect: instance instance property instance getattribute instance
