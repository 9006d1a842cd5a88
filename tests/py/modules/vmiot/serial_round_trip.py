# oracle: none, vmiot.serial is not in CPython
from vmiot import serial

values = [None, True, False, 0, 63, 64, -1, -64, 2 ** 31, -2 ** 31 - 1, 2 ** 53, -2 ** 53, 2 ** 63 - 1, -2 ** 63, 0L, -1L,
          10L ** 40, -10L ** 40, 0.0, -1.5, 1e300, float('inf'), 1 - 2j, '', 'a', 'ab', 'x' * 31, 'x' * 32, 'x' * 300,
          '\x00\xff', u'', u'a', u'caf\xe9 \u20ac \U0001f600', u'\ud800', (), (1,), [], [[], [[]]], {}, {1: 2, 'a': u'a'},
          set(), set([1, 'a', (2, 3)]), frozenset([frozenset()]), bytearray('abc\xff'), bytearray()]
for v in values:
    back = serial.loads(serial.dumps(v))
    if back != v or type(back) is not type(v):
        print 'not the same:', repr(v), repr(back)
print serial.loads(serial.dumps(values)) == values  # expect: True
print serial.dumps(None).encode('hex'), serial.VERSION  # expect: 56530100 1
# Types inside are kept, too, and equal strings of two types are two strings.
print repr(serial.loads(serial.dumps(['ab', u'ab', 'ab', u'ab', 1, 1L, True])))  # expect: ['ab', u'ab', 'ab', u'ab', 1, 1L, True]
# Strings are written once.
print len(serial.dumps(['a long string'] * 10)) - len(serial.dumps(['a long string']))  # expect: 18
