# -*- coding: utf-8 -*-
import io, os
path = '/tmp/vmiot-open_text-%d' % os.getpid()
with io.open(path, 'w', encoding='utf-8') as f:
    print f.write(u'h\xe9llo\nworld\n')  # expect: 12
print repr(open(path).read())  # expect: 'h\xc3\xa9llo\nworld\n'
with io.open(path, encoding='utf-8') as f:
    print repr(f.readline()), f.tell()  # expect: u'h\xe9llo\n' 7
    print repr(f.read())  # expect: u'world\n'
f = io.open(path, 'w', encoding='ascii')
os.unlink(path)
f.write('bytes')  # expect raises: TypeError: write() argument 1 must be unicode, not str
