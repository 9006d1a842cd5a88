class A(object):
    def __lt__(self, o): return "lt"
    def __eq__(self, o): return NotImplemented
    def __ge__(self, o): return "ge"
a = A()
print a < 1, 1 > a, a >= 1, 1 <= a  # expect: lt lt ge ge
print a == a, a == 1, a != 1  # expect: True False True
class B(A):
    def __gt__(self, o): return "B.gt"
print a < B()  # expect: B.gt
