class V:
    def __init__(self, v):
        self.v = v
    def __cmp__(self, other):
        return cmp(self.v, getattr(other, "v", other))
    def __hash__(self):
        return hash(self.v)
    def __repr__(self):
        return "V%d" % self.v
print sorted([V(3), V(1), V(2)]), V(1) == 1, V(1) < V(2), 5 > V(3), V(1) in {V(1): 0}  # expect: [V1, V2, V3] True True True True
class H:
    def __eq__(self, other):
        return True
try:
    hash(H())
except TypeError, e:
    print e  # expect: unhashable instance
