class A:
    def __getitem__(self, i):
        if isinstance(i, slice): return ("slice", i.start, i.stop)
        if i > 2: raise IndexError
        return i
    def __len__(self): return 3
a = A()
print list(a), 1 in a, 7 in a, a[1], a[-1], a[0:2], bool(a)  # expect: [0, 1, 2] True False 1 -1 ('slice', 0, 2) True
class B:
    def __nonzero__(self): return -1
try:
    bool(B())
except ValueError, e:
    print e  # expect: __nonzero__ should return >= 0
class C:
    def __len__(self): return "x"
try:
    len(C())
except TypeError, e:
    print e  # expect: __len__() should return an int
class N:
    def __iter__(self): return 5
try:
    iter(N())
except TypeError, e:
    print e  # expect: __iter__ returned non-iterator of type 'int'
