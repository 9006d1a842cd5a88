# float() gives what __float__ returns, even an instance of a subclass.
class F(float):
    pass
class Doubled(float):
    def __float__(self):
        return F(2 * self)
class Other:
    def __float__(self):
        return F(3)
print [type(float(x)).__name__ for x in (F(2), Doubled(2), Other(), 3, True, 1 << 70)]  # expect: ['float', 'F', 'F', 'float', 'float', 'float']
print float(Doubled(2)), float(Other()), type(F(Other())).__name__, F(Doubled(4)), complex(Doubled(1))  # expect: 4.0 3.0 F 8.0 (2+0j)
