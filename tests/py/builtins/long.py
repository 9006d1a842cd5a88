print long(), long(3), long("123"), long("ff", 16), long(3.9), long(10 ** 20), repr(long("0", 0)), repr(long("12L", 0)), long(True), repr(long(-5))  # expect: 0 3 123 255 3 100000000000000000000 0L 12L 1 -5L
for bad in ("", "x", "1.5", None, []):
    try:
        long(bad)
    except (ValueError, TypeError), e:
        print type(e).__name__, e  # expect: ValueError invalid literal for long() with base 10: ''
        # expect: ValueError invalid literal for long() with base 10: 'x'
        # expect: ValueError invalid literal for long() with base 10: '1.5'
        # expect: TypeError long() argument must be a string or a number, not 'NoneType'
        # expect: TypeError long() argument must be a string or a number, not 'list'
print (5L).bit_length(), (2 ** 64).bit_length(), long.__mro__, 5L == 5, {5L: 1}[5]  # expect: 3 65 (<type 'long'>, <type 'object'>) True 1
