import UserDict
d = UserDict.UserDict({'a': 1}, b=2)
print sorted(d.items()), d.has_key('a'), 'z' in d, d.get('z', 9), len(d)  # expect: [('a', 1), ('b', 2)] True False 9 2
class WithMissing(UserDict.UserDict):
    def __missing__(self, key): return key * 2
print WithMissing()['ab'], WithMissing({'ab': 1})['ab']  # expect: abab 1
class M(UserDict.DictMixin):
    def __init__(self): self.d = {'k': 1}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def keys(self): return self.d.keys()
m = M()
print m, m.setdefault('x', 5), m.pop('k'), m.items(), list(m.itervalues()), m == {'x': 5}  # expect: {'k': 1} 5 1 [('x', 5)] [5] True
try:
    UserDict.UserDict(1, 2)
except TypeError as e:
    print e  # expect: expected at most 1 arguments, got 2
