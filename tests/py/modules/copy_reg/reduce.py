class S(str): pass
s = S('x'); s.attr = 1
r = s.__reduce_ex__(1)
print r[0].__name__, r[1], r[2]  # expect: _reconstructor (<class '__main__.S'>, <type 'str'>, 'x') {'attr': 1}
class Slotted(object): __slots__ = 'a'
try:
    Slotted().__reduce_ex__(0)
except TypeError as e:
    print e  # expect: a class that defines __slots__ without defining __getstate__ cannot be pickled
