class D(object):
    def __get__(self, obj, cls): return ("get", obj is None, cls.__name__)
class DD(D):
    def __set__(self, obj, value): obj.__dict__["log"] = value
    def __delete__(self, obj): obj.__dict__["log"] = "deleted"
class C(object):
    d = D()
    dd = DD()
c = C()
print c.d, C.d  # expect: ('get', False, 'C') ('get', True, 'C')
c.__dict__["d"] = 1
c.__dict__["dd"] = 2
print c.d, c.dd  # expect: 1 ('get', False, 'C')
c.dd = 7
print c.log  # expect: 7
del c.dd
print c.log  # expect: deleted
