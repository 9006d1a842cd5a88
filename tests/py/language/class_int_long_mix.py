# An int operand leaves an instance of a subclass of long to its own methods.
class L(long):
    def __radd__(self, o): return ("radd", o)
print 5 + L(3), L(3) + 5, 5L + L(3)  # expect: ('radd', 5) 8 ('radd', 5L)
class I(int):
    def __radd__(self, o): return ("Iradd", o)
print 5 + I(3), 5L + I(3)  # expect: ('Iradd', 5) 8
