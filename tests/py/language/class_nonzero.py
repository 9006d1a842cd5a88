class A(object):
    def __init__(self, v): self.v = v
    def __nonzero__(self): return self.v
print bool(A(1)), bool(A(0)), bool(A(True))  # expect: True False True
for v in (1L, "a", None):
    try:
        bool(A(v))
    except TypeError, e:
        print e
# expect: __nonzero__ should return bool or int, returned long
# expect: __nonzero__ should return bool or int, returned str
# expect: __nonzero__ should return bool or int, returned NoneType
class L(object):
    def __len__(self): return 0
print bool(L())  # expect: False
