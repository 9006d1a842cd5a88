def err(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return '%s: %s' % (type(e).__name__, e)
print err(lambda: 'a' + 5)  # expect: TypeError: cannot concatenate 'str' and 'int' objects
print err(lambda: 5 + 'a')  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print err(lambda: 'a' * 'b')  # expect: TypeError: can't multiply sequence by non-int of type 'str'
print err(lambda: 'a' * 1.5)  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print err(lambda: 'a' + None)  # expect: TypeError: cannot concatenate 'str' and 'NoneType' objects
print err(lambda: 'ab' * (2 ** 63 - 1))  # expect: OverflowError: repeated string is too long
