class A(object): pass
a = A()
a.x = 1
r = a.__reduce_ex__(2)
print r[0].__name__, r[1][0] is A, r[2:]  # expect: __newobj__ True ({'x': 1}, None, None)
class S(object):
    __slots__ = ["a", "b"]
s = S()
s.a = 5
print s.__reduce_ex__(2)[2]  # expect: (None, {'a': 5})
try:
    s.__reduce_ex__(0)
except TypeError, e:
    print e  # expect: a class that defines __slots__ without defining __getstate__ cannot be pickled
class L(list): pass
print list(L([1, 2]).__reduce_ex__(2)[3])  # expect: [1, 2]
