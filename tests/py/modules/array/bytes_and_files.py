from array import array
import os
a = array('h', [1, -2])
print repr(a.tostring()), repr(buffer(a)[:2])  # expect: '\x01\x00\xfe\xff' '\x01\x00'
a.byteswap(); print a  # expect: array('h', [256, -257])
a.fromstring('\1\0'); print a, a.buffer_info()[1]  # expect: array('h', [256, -257, 1]) 3
a.fromlist([5]); print a, array('u', u'ab').tounicode(), array('c', 'xyz').tostring(), a.__reduce__()  # expect: array('h', [256, -257, 1, 5]) ab xyz (<type 'array.array'>, ('h', [256, -257, 1, 5]), None)
path = '/tmp/vmiotman_array_%d' % os.getpid()
f = open(path, 'wb'); a.tofile(f); f.close()
b = array('h')
f = open(path, 'rb'); b.fromfile(f, 2); print b  # expect: array('h', [256, -257])
try:
    b.fromfile(f, 99)
except EOFError as e:
    print e, len(b)  # expect: not enough items in file 4
f.close(); os.remove(path)
for f in (lambda: a.fromstring('abc'), lambda: array('i', 'abc'), lambda: a.tounicode(), lambda: a.fromstring(a), lambda: a.tofile(5)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print e
        # expect: string length not a multiple of item size
        # expect: string length not a multiple of item size
        # expect: tounicode() may only be called on type 'u' arrays
        # expect: array.fromstring(x): x cannot be self
        # expect: arg must be open file
