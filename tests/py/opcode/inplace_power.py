x = 2
x **= 10
print x  # expect: 1024
x **= -1
print x  # expect: 0.0009765625
class P(object):
    def __ipow__(self, other):
        return "in place %s" % other
p = P()
p **= 2
print p  # expect: in place 2
