class C(object):
    pass
c = C()
for name in 'x y z width height colour'.split():
    setattr(c, name, 0)
print c.__dict__  # expect: {'colour': 0, 'height': 0, 'width': 0, 'y': 0, 'x': 0, 'z': 0}
del c.x
c.alpha = 1
print vars(c)  # expect: {'colour': 0, 'height': 0, 'width': 0, 'y': 0, 'alpha': 1, 'z': 0}
