class N(object):
    def __eq__(self, other):
        return False
n = N()
print {1: n} == {1: n}, [n] == [n], n in (n,), {1: n} == {1: N()}  # expect: True True True False
