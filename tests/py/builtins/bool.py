class Len(object):
    def __len__(self): return 2
class Bad(object):
    def __nonzero__(self): return "yes"
print bool(), bool(0), bool("0"), bool([]), bool([0]), bool(Len()), bool(None), bool(0.0), bool(1e-300), bool(0j)  # expect: False False True False True True False False True False
try:
    bool(Bad())
except TypeError, e:
    print e  # expect: __nonzero__ should return bool or int, returned str
try:
    class B(bool): pass
except TypeError, e:
    print e  # expect: Error when calling the metaclass bases
    # expect:     type 'bool' is not an acceptable base type
