import numbers
print [isinstance(x, numbers.Integral) for x in (1, 1L, True, 1.0)], isinstance(1.0, numbers.Real), isinstance(1j, numbers.Complex)  # expect: [True, True, True, False] True True
print issubclass(numbers.Rational, numbers.Real), (3).numerator, numbers.Number.__hash__  # expect: True 3 None
try:
    numbers.Real()
except TypeError as e:
    print str(e)[:44]  # expect: Can't instantiate abstract class Real with a
