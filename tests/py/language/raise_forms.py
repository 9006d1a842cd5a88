class O: pass
class OE:
    def __init__(self, *a): self.a = a
def r(*a):
    try:
        if len(a) == 1: raise a[0]
        raise a[0], a[1]
    except OE, e:
        print "OE", e.a
    except Exception, e:
        print repr(e)
r(ValueError)  # expect: ValueError()
r(ValueError, 3)  # expect: ValueError(3,)
r(ValueError, (3, 4))  # expect: ValueError(3, 4)
r(ValueError, ValueError(5))  # expect: ValueError(5,)
r(KeyError, ValueError(5))  # expect: KeyError(ValueError(5,),)
r((ValueError, KeyError), 1)  # expect: ValueError(1,)
r(OE, (1, 2))  # expect: OE (1, 2)
r(1)  # expect: TypeError('exceptions must be old-style classes or derived from BaseException, not int',)
r(object())  # expect: TypeError('exceptions must be old-style classes or derived from BaseException, not object',)
r(ValueError(1), 2)  # expect: TypeError('instance exception may not have a separate value',)
r(())  # expect: TypeError('exceptions must be old-style classes or derived from BaseException, not tuple',)
