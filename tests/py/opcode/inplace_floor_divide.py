x = 17
x //= 5
print x  # expect: 3
x //= 2.0
print x  # expect: 1.0
class F(object):
    def __ifloordiv__(self, other):
        return "in place %s" % other
f = F()
f //= 3
print f  # expect: in place 3
