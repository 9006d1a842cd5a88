from __future__ import division
x = 17
x /= 2
print x  # expect: 8.5
class F(object):
    def __itruediv__(self, other):
        return "in place %s" % other
f = F()
f /= 3
print f  # expect: in place 3
