a, b = 1, 2
print a < b, a <= b, a == b, a != b, a <> b, a > b, a >= b, a in [1], a not in [1], a is b, a is not b  # expect: True True False True True False False True False False True
print 1 == 1.0 == 1L == True, "a" < "b", (1, 2) < (1, 3), [1] == (1,), None < 0, "a" > 5, 1 < "", {} < [] < "" < ()  # expect: True True True False True True True True
try:
    1j < 2
except TypeError, e:
    print e  # expect: no ordering relation is defined for complex numbers
try:
    a in 5
except TypeError, e:
    print e  # expect: argument of type 'int' is not iterable
