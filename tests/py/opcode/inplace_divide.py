x = 17
x /= 2
print x  # expect: 8
x /= 3.0
print round(x, 3)  # expect: 2.667
class D(object):
    def __idiv__(self, other):
        return "in place %s" % other
d = D()
d /= 4
print d  # expect: in place 4
