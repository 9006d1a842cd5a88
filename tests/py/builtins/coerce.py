print coerce(1, 2.5), coerce(1, 2L), coerce(True, 1j), coerce("a", "b") if 0 else "", coerce(1, 2)  # expect: (1.0, 2.5) (1L, 2L) ((1+0j), 1j)  (1, 2)
try:
    coerce("a", 1)
except TypeError, e:
    print e  # expect: number coercion failed
class C(object):
    def __coerce__(self, other): return 1, 2
print coerce(C(), "x")  # expect: (1, 2)
