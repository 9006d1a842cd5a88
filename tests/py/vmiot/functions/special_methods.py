# oracle: none, extension of VMIOT's API
# dialects: both
class V(object):
    def __init__(self, x):
        self.x = x
    def __add__(self, other):
        return V(self.x + other.x)
    def __eq__(self, other):
        return self.x == other.x
    def __len__(self):
        return self.x
    def __getitem__(self, i):
        return i * 10
    def __repr__(self):
        return "V(%d)" % self.x
print V(1) + V(2), V(1) == V(1), len(V(3)), V(0)[4], [V(5)]  # expect: V(3) True 3 40 [V(5)]
print V(6).toString(), [V(1)].find(V(1))  # expect: V(6) 0
