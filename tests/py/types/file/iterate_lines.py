import os
path = '/tmp/vmiot-iterate_lines-%d' % os.getpid()
open(path, 'w').write('a\nb\nc')
print [line for line in open(path)]  # expect: ['a\n', 'b\n', 'c']
print open(path).readlines()  # expect: ['a\n', 'b\n', 'c']
print open(path).readlines(1)  # expect: ['a\n', 'b\n', 'c']
f = open(path)
print f.next(), len(list(f))  # expect: a
# expect: 2
os.unlink(path)
