class C(object):
    def __setattr__(self, name, value):
        print "set", name, value  # expect: set x 1
        # expect: set x 2
        object.__setattr__(self, name, value)
c = C()
c.x = 1
c.x += 1
C.y = 5
print c.x, c.y  # expect: 2 5
for o in (5, object(), None, []):
    try:
        o.attribute = 1
    except AttributeError, e:
        print e  # expect: 'int' object has no attribute 'attribute'
        # expect: 'object' object has no attribute 'attribute'
        # expect: 'NoneType' object has no attribute 'attribute'
        # expect: 'list' object has no attribute 'attribute'
