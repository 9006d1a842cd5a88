def f():
    print "object",
    return d
def k():
    print "key",
    return "k"
d = {"k": [1]}
l = d["k"]
f()[k()] += [2]
print d, l is d["k"]  # expect: object key {'k': [1, 2]} True
class A(object):
    @property
    def x(self):
        print "get",
        return 5
    @x.setter
    def x(self, v):
        print "set", v  # expect: get set 6
a = A()
a.x += 1
