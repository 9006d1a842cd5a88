# Corner cases of conversions and of the texts of their errors.
def t(f, *args):
    try:
        print repr(f(*args))
    except Exception, e:
        print '%s: %s' % (type(e).__name__, e)
class C(object):
    def __init__(self, v):
        self.v = v
    def __complex__(self):
        return self.v
t(complex, C(3))        # expect: (3+0j)
t(complex, C(2.5))      # expect: (2.5+0j)
t(complex, C(1j), 2)    # expect: 3j
t(complex, C('x'))      # expect: TypeError: complex() argument must be a string or a number
t(int, '5\x00', 1)      # expect: ValueError: invalid literal for int() with base 1: '5\x00'
t(int, '5', 1)          # expect: ValueError: int() base must be >= 2 and <= 36, or 0
t(raw_input, 1, 2)      # expect: TypeError: [raw_]input expected at most 1 arguments, got 2
t(open('/dev/null', 'w').write, 3)      # expect: TypeError: expected a string or other character buffer object
