from bisect import bisect, bisect_left, bisect_right, insort, insort_left
l = [1, 3, 3, 5]
print bisect(l, 3), bisect_left(l, 3), bisect_right(l, 9), bisect_left(l, 0), bisect(l, 3, 0, 1), bisect_left('aabbc', 'b'), bisect(a=l, x=4, lo=1, hi=3)  # expect: 3 1 4 0 1 2 3
insort(l, 4); insort_left(l, 3); insort(l, 9); print l  # expect: [1, 3, 3, 3, 4, 5, 9]
class Seq(object):
    def __init__(self): self.items = [1, 5]
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def insert(self, i, x): self.items.insert(i, x)
s = Seq()
insort(s, 3); print s.items  # expect: [1, 3, 5]
print bisect([1.5, 2.5], 2), bisect([(1, 'a'), (2, 'b')], (1, 'z'))  # expect: 1 1
bisect(l, 3, -1)  # expect raises: ValueError: lo must be non-negative
