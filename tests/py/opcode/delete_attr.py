class C(object):
    y = 2
c = C()
c.x = 1
del c.x
print hasattr(c, "x")  # expect: False
for name in ("x", "y"):
    try:
        exec "del c." + name
    except AttributeError, e:
        print e  # expect: x
        # expect: y
del C.y
print hasattr(c, "y")  # expect: False
c.z = 1
del c.z
