print float(), float(3), float("2.5"), float(" -1e3 "), float("inf"), float("-Infinity"), float("nan"), float(2 ** 70), float(True), float(u"1.5")  # expect: 0.0 3.0 2.5 -1000.0 inf -inf nan 1.18059162072e+21 1.0 1.5
class F(object):
    def __float__(self): return 7.5
class Bad(object):
    def __float__(self): return "x"
print float(F()), (2.5).is_integer(), (0.1).as_integer_ratio(), float.fromhex("0x1.8p1"), (1.5).hex()  # expect: 7.5 False (3602879701896397, 36028797018963968) 3.0 0x1.8000000000000p+0
for bad in ("", "abc", "1 2", "1_0", [], None, 1j, Bad()):
    try:
        float(bad)
    except (ValueError, TypeError), e:
        print type(e).__name__, e  # expect: ValueError could not convert string to float:
        # expect: ValueError could not convert string to float: abc
        # expect: ValueError invalid literal for float(): 1 2
        # expect: ValueError invalid literal for float(): 1_0
        # expect: TypeError float() argument must be a string or a number
        # expect: TypeError float() argument must be a string or a number
        # expect: TypeError can't convert complex to float
        # expect: TypeError __float__ returned non-float (type str)
try:
    float(10 ** 400)
except OverflowError, e:
    print e  # expect: long int too large to convert to float
