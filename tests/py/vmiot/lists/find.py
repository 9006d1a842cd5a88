# oracle: none, extension of VMIOT's API
# dialects: both
print [1, 2, 3].find(2), [1, 2, 3].find(9), [].find(1), (1, "a").find("a"), [1.0].find(1)  # expect: 1 -1 -1 1 0
class E(object):
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return other == self.n
print [5, E(6), E(7)].find(7), (E(1), E(2)).find(3), [None].find(None)  # expect: 2 -1 0
