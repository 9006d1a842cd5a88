class L(list):
    def append(self, x): list.append(self, x * 2)
    def __len__(self): return 99
l = L([1])
l.append(2)
print l, len(l), l[1], type(l).__name__, l == [1, 4]  # expect: [1, 4] 99 4 L True
class S(str):
    def __add__(self, o): return "S+" + o
print S("a") + "b", S("x").upper(), "z" + S("y")  # expect: S+b X zy
class I(int):
    def __radd__(self, o): return "radd"
print 1 + I(2), I(3) * 2, I(5)  # expect: radd 6 5
class D(dict):
    def __missing__(self, k): return k * 2
print D()[4], D(a=1)["a"]  # expect: 8 1
