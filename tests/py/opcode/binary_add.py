import sys
x = 2
print x + 3, x + 1.5, "a" + "b", [1] + [2], (1,) + (2,), u"a" + "b", x + 1j, True + True  # expect: 5 3.5 ab [1, 2] (1, 2) ab (2+1j) 2
print sys.maxint + 1, 9007199254740991 + x, -sys.maxint - 2  # expect: 9223372036854775808 9007199254740993 -9223372036854775809
for a, b in ((1, "a"), ("a", 1), ([], ()), (None, 1)):
    try:
        a + b
    except TypeError, e:
        print e  # expect: unsupported operand type(s) for +: 'int' and 'str'
        # expect: cannot concatenate 'str' and 'int' objects
        # expect: can only concatenate list (not "tuple") to list
        # expect: unsupported operand type(s) for +: 'NoneType' and 'int'
