# oracle: none, extension of VMIOT's API
# dialects: both
class Counter(rbdict):
    def count(self, k):
        self[k] = (self[k] or 0) + 1
c = Counter()
for ch in "hello":
    c.count(ch)
print c.items(), c.isInstance(rbdict), isinstance(c, rbdict)  # expect: ('e', 1, 'h', 1, 'l', 2, 'o', 1) True True
