class B(bytearray):
    pass
b = B('abc')
b.x = 1
print repr(b), type(b[:]).__name__, b.x, b.__reduce__()[1:], isinstance(b, bytearray)  # expect: bytearray(b'abc') bytearray 1 ((u'abc', 'latin-1'), {'x': 1}) True
