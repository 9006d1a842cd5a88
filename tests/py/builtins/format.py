print format(5), format(5, "04d"), format(3.14159, ".2f"), format("a", ">5"), format(255, "#x"), format(1234567, ","), format(0.5, "%"), format(True), repr(format(u"a", u"^3"))  # expect: 5 0005 3.14     a 0xff 1,234,567 50.000000% True u' a '
class F(object):
    def __format__(self, spec): return "spec=" + spec
print format(F(), "abc"), "{0:xyz}".format(F())  # expect: spec=abc spec=xyz
for bad in ((5, "s"), ("a", "d"), (1.5, "d"), (5, 5), (5, ".2d")):
    try:
        format(*bad)
    except (ValueError, TypeError), e:
        print type(e).__name__, e  # expect: ValueError Unknown format code 's' for object of type 'int'
        # expect: ValueError Unknown format code 'd' for object of type 'str'
        # expect: ValueError Unknown format code 'd' for object of type 'float'
        # expect: TypeError format expects arg 2 to be string or unicode, not int
        # expect: ValueError Precision not allowed in integer format specifier
