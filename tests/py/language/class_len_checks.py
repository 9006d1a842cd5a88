class A(object):
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
print len(A(3L)), len(A(True))  # expect: 3 1
for v in (-1, "a", 2 ** 70):
    try:
        len(A(v))
    except Exception, e:
        print type(e).__name__, e
# expect: ValueError __len__() should return >= 0
# expect: TypeError an integer is required
# expect: OverflowError long int too large to convert to int
