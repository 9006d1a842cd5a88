import marshal
v = [1, -1, 2**40, 2**70, -5L, 1.5, 1e300, 2j, 'a', u'\xe9\U0001f600', None, True, (1, (2,)), {1: [2]}, set([1]), frozenset([2]), Ellipsis, StopIteration]
print marshal.loads(marshal.dumps(v)) == v, marshal.version
print repr(marshal.dumps([1, 'abc', 'abc', 2L])), repr(marshal.dumps(1.5, 1)), repr(marshal.dumps(u'\xe9')), repr(marshal.dumps(('x', 'x'), 0))
print marshal.loads('i\5\0\0\0junk'), marshal.loads(buffer('N')), marshal.loads(marshal.dumps(bytearray('q')))
c = marshal.loads(marshal.dumps(compile('6 * 7', 'f', 'eval')))
print eval(c), c.co_filename
class L(list): pass
for f in (lambda: marshal.dumps(object()), lambda: marshal.dumps(L()), lambda: marshal.loads(''), lambda: marshal.loads('i\1'), lambda: marshal.loads(5), lambda: marshal.load(5), lambda: marshal.dump(1, 2), lambda: marshal.loads('?')):
    try:
        print repr(f())
    except (ValueError, EOFError, TypeError) as e:
        print type(e).__name__, e
# expect: True 2
# expect: '[\x04\x00\x00\x00i\x01\x00\x00\x00t\x03\x00\x00\x00abcR\x00\x00\x00\x00l\x01\x00\x00\x00\x02\x00' 'f\x031.5' 'u\x02\x00\x00\x00\xc3\xa9' '(\x02\x00\x00\x00s\x01\x00\x00\x00xs\x01\x00\x00\x00x'
# expect: 5 None q
# expect: 42 f
# expect: ValueError unmarshallable object
# expect: ValueError unmarshallable object
# expect: EOFError EOF read where object expected
# expect: -255
# expect: TypeError loads() argument 1 must be string or read-only buffer, not int
# expect: TypeError marshal.load() arg must be file
# expect: TypeError marshal.dump() 2nd arg must be file
# expect: ValueError bad marshal data (unknown type code)
