print int(), int(3.9), int(-3.9), int("42"), int(" -7 "), int("ff", 16), int("0x1f", 16), int("0b11", 0), int("z", 36), int(2 ** 63), int(True), int(u"12")  # expect: 0 3 -3 42 -7 255 31 3 35 9223372036854775808 1 12
print int("0777", 0), int("0o17", 0), int("10", base=2), int(1e18), int("9223372036854775808"), int(x="5"), type(int(5L))  # expect: 511 15 2 1000000000000000000 9223372036854775808 5 <type 'int'>
class I(object):
    def __int__(self): return 8
class T(object):
    def __trunc__(self): return 9
print int(I()), int(T())  # expect: 8 9
for bad in (("",), ("abc",), ("1.5",), ("5", 1), ("8", 8), (5, 10), ([],), (None,), ("1 2",), (float("nan"),), (float("inf"),), ("\0",), ("1_0",)):
    try:
        int(*bad)
    except (ValueError, TypeError, OverflowError), e:
        print type(e).__name__, e  # expect: ValueError invalid literal for int() with base 10: ''
        # expect: ValueError invalid literal for int() with base 10: 'abc'
        # expect: ValueError invalid literal for int() with base 10: '1.5'
        # expect: ValueError int() base must be >= 2 and <= 36, or 0
        # expect: ValueError invalid literal for int() with base 8: '8'
        # expect: TypeError int() can't convert non-string with explicit base
        # expect: TypeError int() argument must be a string or a number, not 'list'
        # expect: TypeError int() argument must be a string or a number, not 'NoneType'
        # expect: ValueError invalid literal for int() with base 10: '1 2'
        # expect: ValueError cannot convert float NaN to integer
        # expect: OverflowError cannot convert float infinity to integer
        # expect: ValueError invalid literal for int() with base 10: ''
        # expect: ValueError invalid literal for int() with base 10: '1_0'
