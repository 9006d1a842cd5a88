import sys
class Old:
    pass
for how in ("raise ValueError", "raise ValueError, 'text'", "raise ValueError('a', 'b')", "raise ValueError, (1, 2)",
            "raise Old", "raise Old()", "raise (KeyError, 1), 'v'", "raise 5", "raise 'string'",
            "raise ValueError('x'), 'y'", "raise None", "raise ValueError, 'v', 5"):
    try:
        exec how
    except:
        kind, value = sys.exc_info()[:2]
        print kind.__name__, getattr(value, "args", "no args")  # expect: ValueError ()
        # expect: ValueError ('text',)
        # expect: ValueError ('a', 'b')
        # expect: ValueError (1, 2)
        # expect: Old no args
        # expect: Old no args
        # expect: KeyError ('v',)
        # expect: TypeError ('exceptions must be old-style classes or derived from BaseException, not int',)
        # expect: TypeError ('exceptions must be old-style classes or derived from BaseException, not str',)
        # expect: TypeError ('instance exception may not have a separate value',)
        # expect: TypeError ('exceptions must be old-style classes or derived from BaseException, not NoneType',)
        # expect: TypeError ('raise: arg 3 must be a traceback or None',)
def again():
    try:
        {}["k"]
    except KeyError:
        raise
try:
    again()
except KeyError, e:
    print e  # expect: 'k'
