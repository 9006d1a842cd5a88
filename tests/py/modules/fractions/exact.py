from fractions import Fraction, gcd
print Fraction(6, -4), Fraction('1.25e1'), repr(Fraction(0.5)), Fraction('-3/7') + 1, Fraction(1, 3) * Fraction(3, 4)  # expect: -3/2 25/2 Fraction(1, 2) 4/7 1/4
print Fraction(1, 3) < 0.34, Fraction(7, 2) // 1, Fraction(7, 2) % 1, Fraction(2, 3) ** -2, float(Fraction(1, 4)), 2 - Fraction(1, 2)  # expect: True 3 1/2 9/4 0.25 3/2
print Fraction(355, 113).limit_denominator(10), gcd(12, 18), hash(Fraction(3)) == hash(3), int(Fraction(-7, 2)), Fraction(1, 2) + 0.5  # expect: 22/7 6 True -3 1.0
for args in ('x',), (1, 0), (1.5, 2):
    try:
        Fraction(*args)
    except (ValueError, ZeroDivisionError, TypeError) as e:
        print e
# expect: Invalid literal for Fraction: 'x'
# expect: Fraction(1, 0)
# expect: both arguments should be Rational instances
