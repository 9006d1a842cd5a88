class A(object):
    def __abs__(self): return "abs"
print abs(-3), abs(3L), abs(-2.5), abs(-0.0), abs(3+4j), abs(True), abs(A()), abs(-9223372036854775807 - 1)  # expect: 3 3 2.5 0.0 5.0 1 abs 9223372036854775808
for bad in ("a", None, []):
    try:
        abs(bad)
    except TypeError, e:
        print e  # expect: bad operand type for abs(): 'str'
        # expect: bad operand type for abs(): 'NoneType'
        # expect: bad operand type for abs(): 'list'
